using Tandem.People.Duplicates;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>Takes hints that two contacts may be one. Nobody is merged by them: they are put to the team.</summary>
public sealed class DuplicateHints
{
    /// <summary>Puts pairs before the team, as far as nobody has decided on them.</summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="pairs">Contacts.</param>
    /// <param name="why">What speaks for it, in words.</param>
    public Task Suggest(Tx tx, IReadOnlyCollection<(Guid A, Guid B)> pairs, string why) =>
        pairs.Count == 0 ? Task.CompletedTask : DuplicatePairs.Hint(tx, "contact", [.. pairs.Distinct()], why);
}
