using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.Capture.Retention;

/// <summary>Visitors whom nobody knows, and who have not been here for long, go with all that they did.</summary>
internal static class ForgetVisitors
{
    private const int Batch = 200;

    private const string Oldest =
        """
        select v.id, v.first_seen_at
        from capture_visitors v
        where v.first_seen_at < @before and (v.first_seen_at > @at or (v.first_seen_at = @at and v.id > @after))
          and not exists (select 1 from journey_public_subjects s where s.subject_id = v.id and s.contact_id <> v.id)
        order by v.first_seen_at, v.id
        limit @batch
        """;

    /// <summary>Where the last batch ended.</summary>
    private sealed record Position(Instant At, Guid Id);

    public static RetentionKind Kind(IServiceProvider services) => new(
        "visitors", "Anonymous visitors", "Visitors who never said who they are, with their visits, once they have not come back for so long.", LeastDays: 1)
    {
        Delete = (tx, before, at) => Delete(tx, before, at, services.GetServices<PersonalTable>()),
    };

    private static async Task<string?> Delete(Tx tx, Instant before, string? at, IEnumerable<PersonalTable> tables)
    {
        var from = at is null ? new Position(new Instant(long.MinValue), Guid.Empty) : new JsonText(at).As<Position>();
        var oldest = await tx.Query<Row>(Oldest, new { before, at = from.At, after = from.Id, batch = Batch });
        var last = await JourneyHistory.LastEvents(tx, [.. oldest.Select(row => row.Id)]);
        var gone = oldest.Where(row => !last.TryGetValue(row.Id, out var seen) || seen < before).Select(row => row.Id).ToArray();
        if (gone.Length > 0)
        {
            var visitors = new PersonKeys { Contacts = [], Subjects = gone, Addresses = [] };
            foreach (var table in tables)
            {
                await table.EraseRows(tx, visitors);
            }
        }

        return oldest.Count == Batch ? JsonText.Of(new Position(oldest[^1].FirstSeenAt, oldest[^1].Id)).Value : null;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Instant FirstSeenAt { get; init; }
    }
}
