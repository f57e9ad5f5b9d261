using Tandem.Journey.Public;
using Tandem.People.Search;
using Tandem.People.Undo;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>How far an undo has come.</summary>
/// <param name="Restored">Records that are again what they were.</param>
/// <param name="Removed">Records that are gone with all that belonged to them, because the job had made them.</param>
/// <param name="Kept">Records that somebody has worked with since; they were left alone.</param>
/// <param name="More">Whether there is more to do.</param>
public sealed record PeopleUndone(int Restored, int Removed, int Kept, bool More)
{
    /// <summary>Two batches together.</summary>
    public PeopleUndone And(PeopleUndone next) => new(Restored + next.Restored, Removed + next.Removed, Kept + next.Kept, next.More);
}

/// <summary>
/// Takes back what a job (import, bulk edit) did to contacts and companies. A record that people have edited since, or have added a note, a deal or
/// a consent to, stays as it is.
/// </summary>
public sealed class PeopleUndo(Journal journal, JourneyHistory history)
{
    /// <summary>Takes back one batch, contacts before companies; call it again while there is more. What was looked at is forgotten, so a repeated undo does nothing.</summary>
    public async Task<PeopleUndone> Undo(Tx tx, Guid jobId, string actor, int batch = 500)
    {
        SearchIndex.EnterAtEnd(tx);
        var contacts = await new ContactUndo(tx, journal, history, actor).Run(jobId, batch);
        return contacts.More || contacts != new PeopleUndone(0, 0, 0, More: false)
            ? contacts with { More = true }
            : await new CompanyUndo(tx, journal, history, actor).Run(jobId, batch);
    }
}
