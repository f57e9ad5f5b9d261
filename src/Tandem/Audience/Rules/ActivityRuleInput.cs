using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Engines.Scoring;
using Tandem.Engines.Segments;
using Tandem.Journey.Public;
using Tandem.Platform.Http;

namespace Tandem.Audience.Rules;

/// <summary>What people say about a rule of engagement. What is wrong with it is refused in the body.</summary>
internal static partial class ActivityRuleInput
{
    private const int MostTests = 10;
    private const int LongestValue = 500;

    /// <summary>The rule as it is to become; null where something is wrong.</summary>
    public static ActivityRule? Read(JsonBody body, EventDescriptions events, ActivityRule? known)
    {
        var name = RuleLimits.Name(body, known?.Name);
        var points = RuleLimits.Points(body, known?.Points);
        var type = EventType(body, events, known);
        var properties = body.Has("properties") ? Properties(body) : known?.Properties ?? [];
        var halfLife = body.Has("halfLifeDays") ? body.Whole("halfLifeDays", 1, 3650) : known?.HalfLifeDays;
        var most = body.Has("mostPoints") ? body.Whole("mostPoints", 1, 10_000) : known?.MostPoints;
        var position = body.Whole("position", 0, 1000) ?? known?.Position ?? 0;
        return body.Problem is not null ? null : new ActivityRule
        {
            Id = known?.Id ?? Guid.Empty,
            Version = known?.Version ?? 0,
            Name = name!,
            EventType = type!,
            Properties = properties,
            Points = points!.Value,
            HalfLifeDays = halfLife,
            MostPoints = most,
            Position = position,
        };
    }

    /// <summary>Any name that a product may send, but none of which we know that it is nobody's own doing: it would never count.</summary>
    private static string? EventType(JsonBody body, EventDescriptions events, ActivityRule? known)
    {
        var type = body.Text("eventType", longest: 200);
        if (type is null)
        {
            if (known is null || body.Has("eventType"))
            {
                body.Refuse("eventType", "A rule needs the type of event that counts.");
            }

            return known?.EventType;
        }

        if (type.Any(char.IsControl))
        {
            body.Refuse("eventType", "This is no name of an event.");
        }
        else if (!events.Of(type).IsPersonsOwn)
        {
            body.Refuse("eventType", $"“{type}” is written by the system about a record and is no person's own doing, so it would never count.");
        }

        return type;
    }

    private static List<PropertyCondition> Properties(JsonBody body)
    {
        var tests = new List<PropertyCondition>();
        if (body.Raw("properties") is not { } list)
        {
            return tests;
        }

        if (list.ValueKind is not JsonValueKind.Array || list.GetArrayLength() > MostTests)
        {
            body.Refuse("properties", string.Create(CultureInfo.InvariantCulture, $"A list of at most {MostTests} conditions is expected."));
            return tests;
        }

        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (Property(item, out var wrong) is { } test)
            {
                tests.Add(test);
            }
            else
            {
                body.Refuse(string.Create(CultureInfo.InvariantCulture, $"properties/{index}"), wrong!);
            }
        }

        return tests;
    }

    private static PropertyCondition? Property(JsonElement item, out string? wrong)
    {
        wrong = null;
        if (item.ValueKind is not JsonValueKind.Object)
        {
            wrong = "A condition is written {\"property\":…,\"op\":…,\"value\":…}.";
            return null;
        }

        var fields = new JsonBody(item);
        var (property, name) = (fields.Text("property", longest: 200), fields.Text("op"));
        FilterOp? op = name is null ? null : FilterOps.Named(name);
        if (property is null || !PropertyName().IsMatch(property))
        {
            wrong = "A property's name is expected: letters, digits and underscores, with dots for what lies deeper.";
        }
        else if (op is null || !PropertyTest.Ops.Contains(op.Value))
        {
            wrong = $"There is no such question here. A property can be asked: {string.Join(", ", PropertyTest.Ops.Select(FilterOps.NameOf))}.";
        }

        return wrong is null ? Valued(fields, property!, op!.Value, out wrong) : null;
    }

    private static PropertyCondition? Valued(JsonBody fields, string property, FilterOp op, out string? wrong)
    {
        wrong = null;
        if (op is FilterOp.Known or FilterOp.Unknown)
        {
            wrong = fields.Raw("value") is null ? null : "This question takes no value.";
            return wrong is null ? new PropertyCondition(property, op, null) : null;
        }

        var value = fields.Raw("value") switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var exact) => exact.ToString(CultureInfo.InvariantCulture),
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            { ValueKind: JsonValueKind.String } => fields.Text("value", LongestValue),
            _ => null,
        };
        if (value is null || fields.Problem is not null)
        {
            wrong = "A value is expected: a text, a number, true or false.";
        }
        else if (PropertyTest.IsAboutNumbers(op) && !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            wrong = "A number is expected to compare with.";
        }

        return wrong is null ? new PropertyCondition(property, op, value) : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{N}_$\- ]+(\.[\p{L}\p{N}_$\- ]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PropertyName();
}
