using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Qualifying;

/// <summary>Whoever asked to be left in peace is left in peace under either name: the later day counts. The scores themselves are computed anew.</summary>
internal sealed class CoolDownPart() : MergePart("audience_scores", "contact_id")
{
    private const string Select = "select cool_down_until, cool_down_cause from audience_scores where contact_id = @contact";

    private const string Upsert =
        """
        insert into audience_scores (contact_id, cool_down_until, cool_down_cause)
        values (@contact, @until, @cause)
        on conflict (contact_id) do update set cool_down_until = excluded.cool_down_until, cool_down_cause = excluded.cool_down_cause
        """;

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var (mine, theirs) = (await tx.First<Row>(Select, new { contact = from }), await tx.First<Row>(Select, new { contact = to }));
        if (mine?.CoolDownUntil is not { } until || theirs?.CoolDownUntil >= until)
        {
            return JsonText.Of(Array.Empty<Kept>());
        }

        await tx.Execute(Upsert, new { contact = to, until, cause = mine.CoolDownCause });
        return JsonText.Of(new[] { new Kept(theirs?.CoolDownUntil, theirs?.CoolDownCause, until) });
    }

    public override async Task Back(Tx tx, Guid from, Guid to, JsonText moved)
    {
        foreach (var (before, cause, after) in moved.As<Kept[]>())
        {
            if ((await tx.First<Row>(Select, new { contact = to }))?.CoolDownUntil == after)
            {
                await tx.Execute(Upsert, new { contact = to, until = before, cause });
            }
        }
    }

    private sealed record Kept(Instant? Before, string? Cause, Instant After);

    private sealed class Row
    {
        public Instant? CoolDownUntil { get; init; }

        public string? CoolDownCause { get; init; }
    }
}
