using Tandem.Platform;
using Tandem.Platform.Security;

namespace Tandem.People.Public;

/// <summary>Which records a draft may meet.</summary>
public enum MatchPolicy
{
    /// <summary>Update the one that matches, create where none does.</summary>
    Upsert,

    /// <summary>Refuse what exists already, with the code <c>emailTaken</c> or <c>identifierTaken</c>.</summary>
    CreateOnly,

    /// <summary>Refuse what does not exist yet, with the code <c>notFound</c>.</summary>
    UpdateOnly,
}

/// <summary>On whose behalf and by which rules drafts are written.</summary>
public sealed record WriteOptions
{
    /// <summary>What a person or a token does by hand, one record at a time.</summary>
    public static WriteOptions By(Caller caller) => new()
    {
        Source = caller.Token is null ? "ui" : "api",
        Actor = caller.Actor,
        Audited = caller,
    };

    /// <summary>Where the change comes from: ui, api, import, tracker, form, system. It stands on the events.</summary>
    public required string Source { get; init; }

    /// <summary>Who did it, as in <see cref="Caller.Actor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>
    /// The rule for a public write key: fill empty fields only, change no known value, no consent, no lifecycle stage. Events are marked unverified
    /// and versions stay, because nobody of the team edited anything.
    /// </summary>
    public bool FillOnly { get; init; }

    /// <summary>
    /// What names somebody else is passed over and told (<see cref="ContactWritten.Rival"/>), where it would refuse the draft otherwise. So it is with
    /// <see cref="FillOnly"/> in any case.
    /// </summary>
    public bool PassesRivals { get; init; }

    /// <summary>The job (import, bulk edit) that this belongs to. What was there before is kept for its undo.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Whether companies that are mentioned but unknown are created.</summary>
    public bool CreateCompanies { get; init; } = true;

    /// <summary>Which records a draft may meet.</summary>
    public MatchPolicy Match { get; init; } = MatchPolicy.Upsert;

    /// <summary>Whether an archived record that a draft meets comes back.</summary>
    public bool RestoreArchived { get; init; }

    /// <summary>The stage of a new person whose draft names none.</summary>
    public LifecycleStage FirstStage { get; init; } = LifecycleStage.Lead;

    /// <summary>A company of the same name is another one: somebody looked and said so.</summary>
    public bool SameNameIsAnother { get; init; }

    /// <summary>The person who edits by hand: each change goes into the audit log with before and after. Null for work on sets, whose job is the record.</summary>
    public Caller? Audited { get; init; }

    /// <summary>Whether the caller may edit a record with this owner; where not, the draft is refused as not found.</summary>
    public Func<Guid?, bool>? MayEdit { get; init; }
}

/// <summary>What became of a draft.</summary>
public enum WriteOutcome
{
    /// <summary>There is a new record.</summary>
    Created,

    /// <summary>A known record changed.</summary>
    Updated,

    /// <summary>A known record had it all.</summary>
    Unchanged,

    /// <summary>Nothing was written; the problem says why.</summary>
    Refused,
}

/// <summary>What became of one contact's draft.</summary>
/// <param name="Id">The contact; where refused, the one that it clashes with, or empty.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Problem">Why it was refused.</param>
public readonly record struct ContactWritten(Guid Id, WriteOutcome Outcome, Problem? Problem = null)
{
    /// <summary>Another contact, whom something in the draft names, too.</summary>
    public Guid? Rival { get; init; }
}

/// <summary>What became of one company's draft.</summary>
/// <param name="Id">The company; where refused, the one that it clashes with, or empty.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Problem">Why it was refused.</param>
public readonly record struct CompanyWritten(Guid Id, WriteOutcome Outcome, Problem? Problem = null);
