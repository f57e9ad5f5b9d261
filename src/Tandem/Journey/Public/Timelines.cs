using System.Globalization;
using System.Runtime.InteropServices;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Journey.Public;

/// <summary>
/// Whose events else belong on the timeline of an object (contact, company): the deals of a person, the people of a company. Answers only
/// with subjects that the caller may see. Modules register theirs in their manifests.
/// </summary>
public sealed record TimelineSource(string Object, Func<Session, Caller, Guid, Task<IReadOnlyList<Guid>>> Subjects);

/// <summary>Which part of a timeline is wanted.</summary>
public sealed record TimelinePage
{
    /// <summary>Kinds of <see cref="EventKinds"/>, separated by commas; null is everything.</summary>
    public string? Kinds { get; init; }

    /// <summary>Whose work is wanted: <c>marketing</c>, <c>sales</c>, <c>system</c>, separated by commas; null is everybody's.</summary>
    public string? Team { get; init; }

    /// <summary>Whether what machines did is wanted, too.</summary>
    public bool? Bots { get; init; }

    /// <summary>Where the page before ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many.</summary>
    public int? Limit { get; init; }
}

/// <summary>An event as a timeline shows it.</summary>
public sealed class TimelineItem
{
    /// <summary>The event.</summary>
    public required Guid Id { get; init; }

    /// <summary>What happened, as a name.</summary>
    public required string Type { get; init; }

    /// <summary>Its kind, by which a timeline is narrowed.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose work it is.</summary>
    public required EventTeam Team { get; init; }

    /// <summary>What happened, in words.</summary>
    public required string Title { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Detail { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When it was written down.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Source { get; init; }

    /// <summary>Who of the team did it; null for the person, a token or the system.</summary>
    public TimelineActor? Actor { get; init; }

    /// <summary>The details.</summary>
    public required JsonText Data { get; init; }

    /// <summary>Why it is taken for a machine's doing; null for a person's.</summary>
    public string? Bot { get; init; }

    /// <summary>Whose event it is.</summary>
    public required Guid SubjectId { get; init; }
}

/// <summary>A user who did something.</summary>
public sealed record TimelineActor(Guid Id, string Name);

/// <summary>
/// The one timeline of a person, a company or a deal: the events of its subjects, the latest first. Each subject is read along its index as far as the page
/// needs, so a page costs the same however long the history is.
/// </summary>
public sealed class Timelines(EventDescriptions descriptions, IEnumerable<TimelineSource> sources)
{
    private const string Columns = "e.id, e.lane, e.seq, e.subject_id, e.type, e.occurred_at, e.received_at, e.source, e.actor, e.data, e.bot, e.verified";

    private const string OfSubject =
        $"""
        select {Columns}
        from journey_events e
        where e.subject_id = @subject and (e.occurred_at, e.id) < (@at, @id)
        """;

    private const string InOrder = " order by e.occurred_at desc, e.id desc limit @limit";

    private readonly ILookup<string, TimelineSource> _sources = sources.ToLookup(source => source.Object, StringComparer.Ordinal);

    /// <summary>A page of the timeline of contact, company or deal <paramref name="id"/>, which the caller may see.</summary>
    public async Task<Result<Page<TimelineItem>>> Read(Session session, Caller caller, string forObject, Guid id, TimelinePage page)
    {
        if (Position.Parse(page.Cursor) is not { } position)
        {
            return Problem.Invalid("cursor", "This cursor was not made here.");
        }

        if (Teams(page.Team) is not { } teams)
        {
            return Problem.Invalid("team", "One or more of marketing, sales, system are expected, separated by commas.");
        }

        var limit = PageSize.Of(page.Limit);
        var subjects = await SubjectsOf(session, caller, forObject, id);
        var events = await ReadEvents(session, subjects, position, Narrow(session, forObject, page, teams), limit + 1);
        var shown = events.Take(limit).ToList();
        var actors = await Users.Names(session, shown.Select(happened => Actor.UserOf(happened.Actor)).OfType<Guid>());
        var texts = await descriptions.Describe(session, shown);
        return new Page<TimelineItem>(
            [.. shown.Select(happened => Show(happened, texts[happened.Id], actors))],
            events.Count > limit ? new Position(shown[^1].OccurredAt, shown[^1].Id).ToString() : null);
    }

    private async Task<IReadOnlyList<Guid>> SubjectsOf(Session session, Caller caller, string forObject, Guid id)
    {
        var subjects = new HashSet<Guid> { id };
        subjects.UnionWith(await session.Query<Guid>("select subject_id from journey_subjects where contact_id = @id", new { id }));
        foreach (var source in _sources[forObject])
        {
            subjects.UnionWith(await source.Subjects(session, caller, id));
        }

        return [.. subjects];
    }

    private static async Task<List<LoggedEvent>> ReadEvents(Session session, IReadOnlyList<Guid> subjects, Position position, Narrowed narrowed, int limit)
    {
        var events = new List<LoggedEvent>();
        if (session.Engine == DbEngine.Postgres)
        {
            events.AddRange(await session.Query<LoggedEvent>(
                $"""
                select {Columns}
                from unnest(@subjects) as s (id)
                cross join lateral ({OfSubject.Replace("@subject", "s.id", StringComparison.Ordinal)}{narrowed.Sql}{InOrder}) e
                {InOrder}
                """,
                new { subjects = subjects.ToArray(), at = position.At, id = position.Id, limit, narrowed.Types, narrowed.Hidden }));
            return events;
        }

        // SQLite knows no lateral join, but a query costs it no round trip either.
        foreach (var subject in subjects)
        {
            events.AddRange(await session.Query<LoggedEvent>(
                OfSubject + narrowed.Sql + InOrder, new { subject, at = position.At, id = position.Id, limit, narrowed.Types, narrowed.Hidden }));
        }

        return [.. events.OrderByDescending(happened => happened.OccurredAt.Milliseconds).ThenByDescending(happened => happened.Id, ById).Take(limit)];
    }

    /// <summary>Types that nobody described are web and marketing's: where those are wanted, what is not is left out instead.</summary>
    private Narrowed Narrow(Session session, string forObject, TimelinePage page, IReadOnlyCollection<EventTeam> teams)
    {
        var hidden = descriptions.TypesHiddenFrom(forObject);
        var sql = (hidden.Length == 0 ? "" : $" and not {session.In("e.type", "hidden")}") + (page.Bots == true ? "" : " and e.bot is null");
        var kinds = Words(page.Kinds);
        if (kinds.Length == 0 && teams.Count == 0)
        {
            return new Narrowed(sql, [], hidden);
        }

        var takesOthers = Takes(descriptions.Of(""));
        var types = descriptions.Types(one => Takes(one) != takesOthers);
        return new Narrowed($"{sql} and {(takesOthers ? "not " : "")}{session.In("e.type", "types")}", types, hidden);

        bool Takes(EventDescription one) =>
            (kinds.Length == 0 || kinds.Contains(one.Kind, StringComparer.Ordinal)) && (teams.Count == 0 || teams.Contains(one.Team));
    }

    /// <summary>Null where one of the words is no team.</summary>
    private static List<EventTeam>? Teams(string? text)
    {
        var teams = new List<EventTeam>();
        foreach (var word in Words(text))
        {
            if (!Enum.TryParse<EventTeam>(word, ignoreCase: true, out var team) || !char.IsLetter(word[0]))
            {
                return null;
            }

            teams.Add(team);
        }

        return teams;
    }

    private static string[] Words(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private sealed record Narrowed(string Sql, string[] Types, string[] Hidden);

    private TimelineItem Show(LoggedEvent happened, EventText text, IReadOnlyDictionary<Guid, string> names) => new()
    {
        Id = happened.Id,
        Type = happened.Type,
        Kind = descriptions.Of(happened.Type).Kind,
        Team = descriptions.Of(happened.Type).Team,
        Title = text.Title,
        Detail = text.Detail,
        OccurredAt = happened.OccurredAt,
        ReceivedAt = happened.ReceivedAt,
        Source = happened.Source,
        Actor = Actor.UserOf(happened.Actor) is { } user && names.TryGetValue(user, out var name) ? new TimelineActor(user, name) : null,
        Data = happened.Data,
        Bot = happened.Bot,
        SubjectId = happened.SubjectId,
    };

    /// <summary>Ids in the order of their bytes, as both databases compare them.</summary>
    private static readonly Comparer<Guid> ById = Comparer<Guid>.Create((a, b) =>
        a.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(b.ToByteArray(bigEndian: true)));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Position(Instant At, Guid Id)
    {
        private static readonly Position Start = new(new Instant(long.MaxValue), Guid.AllBitsSet);

        public static Position? Parse(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor))
            {
                return Start;
            }

            var parts = cursor.Split('.');
            return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) && Guid.TryParseExact(parts[1], "n", out var id)
                ? new Position(new Instant(at), id)
                : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Milliseconds}.{Id:n}");
    }
}
