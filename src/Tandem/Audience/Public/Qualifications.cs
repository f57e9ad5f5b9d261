using Tandem.Platform.Data;

namespace Tandem.Audience.Public;

/// <summary>What other modules say about qualifying.</summary>
public sealed class Qualifications
{
    private const string Upsert =
        """
        insert into audience_scores (contact_id, cool_down_until, cool_down_cause)
        values (@contact, @until, @cause)
        on conflict (contact_id) do update set cool_down_until = excluded.cool_down_until, cool_down_cause = excluded.cool_down_cause
        """;

    /// <summary>
    /// Until then the contact does not qualify again, and afterwards only by something that happens after it. A later word replaces an earlier one.
    /// </summary>
    public Task CoolDown(Tx tx, Guid contact, Instant until, string cause) => tx.Execute(Upsert, new { contact, until, cause });
}
