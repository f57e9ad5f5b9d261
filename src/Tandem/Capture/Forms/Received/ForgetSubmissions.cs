using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.Capture.Forms.Received;

/// <summary>What was sent long ago goes, in small batches; contacts, events and proofs of consent that came of it stay.</summary>
internal static class ForgetSubmissions
{
    private const int Batch = 500;

    private const string Delete =
        "delete from capture_submissions where id in (select id from capture_submissions where received_at < @before order by received_at, id limit @batch)";

    public static readonly RetentionKind Kind = new(
        "submissions", "What forms were sent", "The answers as they were sent, the suspicious ones too; contacts, their timeline and their consents stay.", LeastDays: 1)
    {
        Delete = async (tx, before, _) => await Before(tx, before, Batch) == Batch ? before.Milliseconds.ToString(CultureInfo.InvariantCulture) : null,
    };

    /// <summary>Deletes a batch of those received before <paramref name="before"/>; the number of rows gone.</summary>
    public static Task<int> Before(Tx tx, Instant before, int batch) => tx.Execute(Delete, new { before, batch });
}
