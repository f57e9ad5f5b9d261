using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>What visits are split by.</summary>
public enum TrafficBy
{
    /// <summary>By the rules of channels.</summary>
    Channel,

    /// <summary>Who sent them.</summary>
    Source,

    /// <summary>By what.</summary>
    Medium,

    /// <summary>The campaign.</summary>
    Campaign,

    /// <summary>The page they landed on.</summary>
    LandingPage,

    /// <summary>Every page that was seen.</summary>
    Page,
}

/// <summary>Which visits: of a period, narrowed to a channel, a source and so on. An empty text asks for those without one.</summary>
internal sealed record TrafficQuestion(TrafficPeriod Period, TrafficBy By, bool Bots)
{
    /// <summary>A stage from which on somebody counts as a lead: all but subscriber. Whoever was disqualified was one.</summary>
    public const string IsLead = "c.lifecycle_stage <> 'subscriber'";

    /// <summary>Who has bought, be it long ago.</summary>
    public const string IsCustomer = "c.lifecycle_stage in ('customer', 'evangelist', 'formerCustomer')";

    private static readonly Dictionary<TrafficBy, string> Columns = new()
    {
        [TrafficBy.Channel] = "s.channel",
        [TrafficBy.Source] = "s.source",
        [TrafficBy.Medium] = "s.medium",
        [TrafficBy.Campaign] = "s.campaign",
        [TrafficBy.LandingPage] = "s.landing_page",
        [TrafficBy.Page] = "p.page",
    };

    public IReadOnlyDictionary<TrafficBy, string> Narrowed { get; init; } = new Dictionary<TrafficBy, string>();

    /// <summary>What the rows are told apart by.</summary>
    public string Key => Columns[By];

    /// <summary>Whether pages are counted and not whole visits.</summary>
    public bool CountsPages => By is TrafficBy.Page || Narrowed.ContainsKey(TrafficBy.Page);

    /// <summary>Visits with their person, and the contact where it is one.</summary>
    public string From =>
        $"""
        from capture_sessions s
        left join journey_public_subjects j on j.subject_id = s.subject_id{(CountsPages ? "\njoin capture_session_pages p on p.subject_id = s.subject_id and p.session_id = s.id" : "")}
        left join people_public_contacts c on c.id = coalesce(j.contact_id, s.subject_id) and c.archived_at is null
        """;

    /// <summary>Which of them.</summary>
    public string Where => string.Join(" and ", Conditions);

    public Dictionary<string, object?> Parameters(Instant from, Instant to)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = from, ["to"] = to };
        foreach (var (by, value) in Narrowed)
        {
            parameters[$"of{by}"] = value;
        }

        return parameters;
    }

    /// <summary>Reads what was asked, or says what is wrong with it.</summary>
    public static Result<TrafficQuestion> Read(TrafficAsked asked)
    {
        var period = TrafficPeriod.Read(asked.From, asked.To);
        if (period.Problem is { } problem)
        {
            return problem;
        }

        var values = Enum.GetValues<TrafficBy>();
        var index = asked.By is null ? 0 : Array.FindIndex(values, value => EnumText.Of(value) == asked.By);
        return index < 0
            ? new Problem(400, "unknownDimension", $"by is one of {string.Join(", ", values.Select(EnumText.Of))}.")
            : new TrafficQuestion(period.Value!, values[index], asked.Bots ?? false) { Narrowed = Narrow(asked) };
    }

    private IEnumerable<string> Conditions
    {
        get
        {
            yield return "s.started_at >= @from and s.started_at < @to";
            if (!Bots)
            {
                yield return "s.bot is null";
            }

            foreach (var (by, value) in Narrowed)
            {
                yield return value.Length == 0 ? $"{Columns[by]} is null" : $"{Columns[by]} = @of{by}";
            }
        }
    }

    private static Dictionary<TrafficBy, string> Narrow(TrafficAsked asked)
    {
        var given = new Dictionary<TrafficBy, string?>
        {
            [TrafficBy.Channel] = asked.Channel,
            [TrafficBy.Source] = asked.Source,
            [TrafficBy.Medium] = asked.Medium,
            [TrafficBy.Campaign] = asked.Campaign,
            [TrafficBy.LandingPage] = asked.LandingPage,
            [TrafficBy.Page] = asked.Page,
        };
        return given.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Replace("\0", "", StringComparison.Ordinal));
    }
}

/// <summary>The question as it stands in the address.</summary>
internal sealed record TrafficAsked
{
    public string? From { get; init; }

    public string? To { get; init; }

    public string? By { get; init; }

    public bool? Bots { get; init; }

    public string? Channel { get; init; }

    public string? Source { get; init; }

    public string? Medium { get; init; }

    public string? Campaign { get; init; }

    public string? LandingPage { get; init; }

    public string? Page { get; init; }
}
