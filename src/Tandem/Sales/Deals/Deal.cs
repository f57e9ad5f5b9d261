using Tandem.Platform.Data;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>A person of a deal.</summary>
internal sealed record DealPerson(Guid ContactId, string? Role);

/// <summary>A step of a deal from stage to stage; what was before is null for the first one.</summary>
internal sealed record StageMove(Guid? FromStage, StageCategory? FromOutcome, Guid ToStage, StageCategory ToOutcome, Instant At, long? Seconds);

/// <summary>
/// A deal in memory, with what it was when it was loaded. Every way from stage to stage goes through <see cref="MoveTo"/>, so outcome, dates and
/// history cannot come apart.
/// </summary>
internal sealed class Deal
{
    private readonly List<StageMove> _moves = [];

    private Deal(DealRow row, DealRow? before) => (Row, Before) = (row, before);

    /// <summary>As it is to be.</summary>
    public DealRow Row { get; }

    /// <summary>As it was; null for a new one.</summary>
    public DealRow? Before { get; }

    public bool IsNew => Before is null;

    public Guid Id => Row.Id;

    public IReadOnlyList<StageMove> Moves => _moves;

    public Dictionary<Guid, DealPerson> People { get; init; } = [];

    public IReadOnlyDictionary<Guid, DealPerson> PeopleBefore { get; private init; } = new Dictionary<Guid, DealPerson>();

    /// <summary>Tags as written, by their keys.</summary>
    public Dictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> TagsBefore { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it is newly recognised by, as (source, value).</summary>
    public List<(string Source, string Value)> NewIdentifiers { get; } = [];

    /// <summary>A deal that begins in <paramref name="stage"/>; one that begins closed was closed at <paramref name="closedAt"/>.</summary>
    public static Deal Open(Guid id, Stage stage, Instant openedAt, Instant? closedAt)
    {
        var at = stage.Category == StageCategory.Open ? openedAt : closedAt ?? openedAt;
        var deal = new Deal(
            new DealRow
            {
                Id = id,
                PipelineId = stage.PipelineId,
                StageId = stage.Id,
                StageAt = at,
                Outcome = stage.Category,
                OpenedAt = openedAt,
                ClosedAt = stage.Category == StageCategory.Open ? null : at,
                Version = 0,
            },
            before: null);
        deal._moves.Add(new StageMove(FromStage: null, FromOutcome: null, stage.Id, stage.Category, at, Seconds: null));
        return deal;
    }

    public static Deal Loaded(DealRow row, IEnumerable<DealPerson> people, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var known = people.ToDictionary(person => person.ContactId);
        var tagged = tags.ToDictionary(StringComparer.Ordinal);
        return new Deal(row, row.Copy())
        {
            People = new(known),
            PeopleBefore = known,
            Tags = new(tagged, StringComparer.Ordinal),
            TagsBefore = tagged,
        };
    }

    /// <summary>
    /// Takes the deal to another stage. Its category decides the outcome: what is over has a closing date and no probability of its own; what is
    /// open again has no reasons for its end.
    /// </summary>
    public void MoveTo(Stage stage, Instant at)
    {
        if (stage.Id == Row.StageId)
        {
            return;
        }

        var seconds = Math.Max(0, (at - Row.StageAt).Ticks / TimeSpan.TicksPerSecond);
        _moves.Add(new StageMove(Row.StageId, Row.Outcome, stage.Id, stage.Category, at, seconds));
        if (stage.Category != Row.Outcome)
        {
            Row.LossReason = null;
            Row.LossNote = null;
            Row.WinReason = null;
            Row.ClosedAt = stage.Category == StageCategory.Open ? null : at;
            Row.Probability = null;
        }

        Row.PipelineId = stage.PipelineId;
        Row.StageId = stage.Id;
        Row.StageAt = at;
        Row.Outcome = stage.Category;
    }

    /// <summary>Adds a person or gives a known one another role; the first person is the main contact.</summary>
    public void Add(DealPerson person)
    {
        var known = People.GetValueOrDefault(person.ContactId);
        People[person.ContactId] = person with { Role = person.Role ?? known?.Role };
        Row.ContactId ??= person.ContactId;
    }

    /// <summary>Takes a person off; another one becomes the main contact.</summary>
    public bool Remove(Guid contactId)
    {
        if (!People.Remove(contactId))
        {
            return false;
        }

        if (Row.ContactId == contactId)
        {
            Row.ContactId = People.Count == 0 ? null : People.Keys.Min();
        }

        return true;
    }

    /// <summary>Whether anything is to be written.</summary>
    public bool HasChanged =>
        IsNew || _moves.Count > 0 || NewIdentifiers.Count > 0 || DealTable.Changes(Before!, Row) != 0
        || !SamePeople || !SameTags;

    public bool SamePeople => People.Count == PeopleBefore.Count && People.All(pair => PeopleBefore.GetValueOrDefault(pair.Key) == pair.Value);

    public bool SameTags => Tags.Count == TagsBefore.Count && Tags.All(pair => TagsBefore.GetValueOrDefault(pair.Key) == pair.Value);
}
