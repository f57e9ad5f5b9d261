using System.Globalization;
using System.Text.Json;
using Tandem.Audience.Rules;
using Tandem.Platform.Http;

namespace Tandem.Audience.Qualifying;

/// <summary>What people say about the MQL rule. What is wrong with it is refused in the body.</summary>
internal static class MqlRuleInput
{
    public const int LongestReason = 1000;

    private const int MostPoints = 100_000;
    private const int MostSigns = 20;
    private const int MostRules = 10;

    public static MqlDefinition Read(JsonBody body, IReadOnlyList<ActivityRule> rules)
    {
        var definition = new MqlDefinition(body.OneOf("fitAtLeast", "A", "B", "C", "D"), body.Whole("engagementAtLeast", 1, MostPoints), Signs(body, rules));
        if (body.Text("reason", LongestReason) is null)
        {
            body.Refuse("reason", "Both teams read this: say why the rule changes.");
        }

        if (definition is { EngagementAtLeast: null, Intent: [] })
        {
            body.Refuse("engagementAtLeast", "By this rule nobody would ever qualify: it needs points of engagement, or a sign of intent.");
        }

        return definition;
    }

    private static List<MqlSign> Signs(JsonBody body, IReadOnlyList<ActivityRule> rules)
    {
        var signs = new List<MqlSign>();
        if (body.Raw("intent") is not { } list)
        {
            return signs;
        }

        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() > MostSigns)
        {
            body.Refuse("intent", string.Create(CultureInfo.InvariantCulture, $"A list of at most {MostSigns} signs is expected."));
            return signs;
        }

        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (Sign(item, rules, out var wrong) is { } sign)
            {
                signs.Add(sign);
            }
            else
            {
                body.Refuse(string.Create(CultureInfo.InvariantCulture, $"intent/{index}"), wrong!);
            }
        }

        return signs;
    }

    private static MqlSign? Sign(JsonElement item, IReadOnlyList<ActivityRule> rules, out string? wrong)
    {
        if (item.ValueKind is not JsonValueKind.Object)
        {
            wrong = "A sign is written {\"name\":…,\"rules\":[…],\"withinDays\":…}.";
            return null;
        }

        var fields = new JsonBody(item);
        var (name, days) = (fields.Text("name", longest: 100), fields.Whole("withinDays", 1, 365));
        var ids = fields.Texts("rules").Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().ToList();
        wrong = fields.Problem?.Message
            ?? (name is null ? "A sign needs a name: it is the reason that people read."
                : days is null ? "A sign needs a number of days, 1 to 365."
                : ids.Count is 0 or > MostRules ? string.Create(CultureInfo.InvariantCulture, $"A sign names 1 to {MostRules} rules of engagement.")
                : ids.Exists(id => rules.All(rule => rule.Id != id)) ? "A sign names a rule of engagement that is not there."
                : null);
        return wrong is null ? new MqlSign(name!, ids, days!.Value) : null;
    }
}
