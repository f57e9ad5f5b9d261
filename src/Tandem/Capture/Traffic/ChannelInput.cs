using System.Globalization;
using System.Text.Json;
using Tandem.Engines.Traffic.Channels;
using Tandem.Platform.Http;

namespace Tandem.Capture.Traffic;

/// <summary>What people say about the rules of channels. What is wrong with it is refused in the body, with the place of the rule.</summary>
internal static class ChannelInput
{
    private const int MostRules = 100;
    private const int MostGroups = 10;
    private const int MostConditions = 10;
    private const int MostValues = 100;
    private const int LongestValue = 200;
    private const int LongestName = 60;

    /// <summary>The rules in their order; what they are worth where the body has a problem nobody knows.</summary>
    public static IReadOnlyList<ChannelRule> Read(JsonBody body)
    {
        if (body.Raw("rules") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MostRules)
        {
            body.Refuse("rules", $"A list of 1 to {MostRules} rules is expected.");
            return [];
        }

        return [.. list.EnumerateArray().Select((rule, place) => Rule(body, rule, $"rules[{place.ToString(CultureInfo.InvariantCulture)}]")).OfType<ChannelRule>()];
    }

    private static ChannelRule? Rule(JsonBody body, JsonElement given, string at)
    {
        if (given.ValueKind is not JsonValueKind.Object)
        {
            body.Refuse(at, "A rule is an object with channel and anyOf.");
            return null;
        }

        var fields = new JsonBody(given);
        if (fields.Text("channel", LongestName) is not { } channel || channel.Any(char.IsControl))
        {
            body.Refuse($"{at}.channel", $"The channel needs a name of at most {LongestName} characters.");
            return null;
        }

        if (fields.Raw("anyOf") is not { ValueKind: JsonValueKind.Array } groups || groups.GetArrayLength() is 0 or > MostGroups)
        {
            body.Refuse($"{at}.anyOf", $"“{channel}” needs 1 to {MostGroups} groups of conditions.");
            return null;
        }

        return new ChannelRule(channel, [.. groups.EnumerateArray().Select(group => Group(body, group, at, channel))]);
    }

    private static List<ChannelCondition> Group(JsonBody body, JsonElement group, string at, string channel)
    {
        if (group.ValueKind is not JsonValueKind.Array || group.GetArrayLength() is 0 or > MostConditions)
        {
            body.Refuse($"{at}.anyOf", $"“{channel}”: a group holds 1 to {MostConditions} conditions.");
            return [];
        }

        return [.. group.EnumerateArray().Select(condition => Condition(body, condition, at, channel)).OfType<ChannelCondition>()];
    }

    private static ChannelCondition? Condition(JsonBody body, JsonElement given, string at, string channel)
    {
        var fields = given.ValueKind is JsonValueKind.Object ? new JsonBody(given) : null;
        var field = fields?.OneOf<TouchField>("field");
        var test = fields?.OneOf<TouchTest>("test");
        var values = fields?.Texts("values") ?? [];
        if (field is null || test is null || values.Count is 0 or > MostValues || values.Any(value => value.Length > LongestValue))
        {
            body.Refuse($"{at}.anyOf", $"“{channel}”: a condition needs a field, a test and 1 to {MostValues} values of at most {LongestValue} characters.");
            return null;
        }

        if (Fault(field.Value, test.Value, values) is { } fault)
        {
            body.Refuse($"{at}.anyOf", $"“{channel}”: {fault}");
        }

        return new ChannelCondition(field.Value, test.Value, values);
    }

    private static string? Fault(TouchField field, TouchTest test, IReadOnlyList<string> values)
    {
        if (field is TouchField.SourceKind && test is TouchTest.Is or TouchTest.IsNot && values.FirstOrDefault(value => !Enum.TryParse<SourceKind>(value, ignoreCase: true, out _) || int.TryParse(value, CultureInfo.InvariantCulture, out _)) is { } kind
            && field is TouchField.SourceKind)
        {
            return $"“{kind}” is no kind of source; there are {string.Join(", ", Enum.GetNames<SourceKind>()).ToLowerInvariant()}.";
        }

        return test is TouchTest.Matches ? values.Select(Fault).FirstOrDefault(fault => fault is not null) : null;
    }

    private static string? Fault(string pattern)
    {
        try
        {
            ChannelRules.Expression(pattern);
            return null;
        }
        catch (NotSupportedException)
        {
            return $"“{pattern}” looks ahead, behind or back, which could hold the server up; say it in several conditions.";
        }
        catch (ArgumentException)
        {
            return $"“{pattern}” is no regular expression.";
        }
    }
}
