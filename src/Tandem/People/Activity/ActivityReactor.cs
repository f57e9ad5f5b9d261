using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Activity;

/// <summary>
/// Keeps when each contact was first and last seen and how much they did: <c>people_activity</c>. Only what the person did counts; imports, edits and
/// machines leave no trace here. When a visitor turns out to be a contact, or contacts are
/// merged or parted, they are computed anew from the log.
/// </summary>
public sealed class ActivityReactor(Subjects subjects, JourneyHistory history, EventDescriptions descriptions) : IReactor
{
    private const string PageViewed = "page_viewed";

    private const string OnConflict =
        """
        on conflict (contact_id) do update set
          first_seen_at = case when excluded.first_seen_at < people_activity.first_seen_at then excluded.first_seen_at else people_activity.first_seen_at end,
          last_seen_at = case when excluded.last_seen_at > people_activity.last_seen_at then excluded.last_seen_at else people_activity.last_seen_at end,
          events = people_activity.events + excluded.events,
          page_views = people_activity.page_views + excluded.page_views
        """;

    private static readonly Bulk<KeyValuePair<Guid, ActivitySum>> Rows = new(
        "people_activity",
        new("contact_id", ColumnType.Uuid, row => row.Key),
        new("first_seen_at", ColumnType.Bigint, row => row.Value.First),
        new("last_seen_at", ColumnType.Bigint, row => row.Value.Last),
        new("events", ColumnType.Bigint, row => row.Value.Events),
        new("page_views", ColumnType.Bigint, row => row.Value.PageViews));

    /// <inheritdoc/>
    public string Name => "people.activity";

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        var seen = batch.Where(descriptions.ShowsThePerson).ToList();
        var joined = batch.Where(happened => happened.Type is SubjectEvents.VisitorJoined or SubjectEvents.VisitorParted or PeopleEvents.ContactMerged or PeopleEvents.ContactUnmerged).Select(happened => happened.SubjectId).ToHashSet();
        if (seen.Count + joined.Count == 0)
        {
            return;
        }

        var owners = await subjects.Resolve(tx, [.. seen.Select(happened => happened.SubjectId).Concat(joined)]);
        var contacts = await Existing(tx, [.. owners.Values.Distinct()]);
        var anew = joined.Select(subject => owners[subject]).Where(contacts.Contains).ToHashSet();
        var sums = new Dictionary<Guid, ActivitySum>();
        foreach (var happened in seen)
        {
            var contact = owners[happened.SubjectId];
            if (contacts.Contains(contact) && !anew.Contains(contact))
            {
                Sum(sums, contact).Add(happened, happened.Type is PageViewed);
            }
        }

        await Add(tx, sums);
        foreach (var contact in anew.Order())
        {
            await Compute(tx, contact);
        }
    }

    /// <inheritdoc/>
    public async Task Recompute(Guid subject, Tx tx)
    {
        var contact = (await subjects.Resolve(tx, [subject]))[subject];
        if ((await Existing(tx, [contact])).Count > 0)
        {
            await Compute(tx, contact);
        }
    }

    private async Task Compute(Tx tx, Guid contact)
    {
        var sums = new Dictionary<Guid, ActivitySum>();
        await history.Each(tx, Name, contact, happened =>
        {
            if (descriptions.ShowsThePerson(happened))
            {
                Sum(sums, contact).Add(happened, happened.Type is PageViewed);
            }
        });
        await tx.Execute("delete from people_activity where contact_id = @contact", new { contact });
        await Add(tx, sums);
    }

    private static ActivitySum Sum(Dictionary<Guid, ActivitySum> sums, Guid contact)
    {
        if (!sums.TryGetValue(contact, out var sum))
        {
            sums.Add(contact, sum = new ActivitySum());
        }

        return sum;
    }

    private static Task Add(Tx tx, Dictionary<Guid, ActivitySum> sums) => Rows.Upsert(tx, [.. sums.OrderBy(sum => sum.Key)], OnConflict);

    private static async Task<HashSet<Guid>> Existing(Tx tx, Guid[] ids) =>
        [.. await tx.Query($"select id from people_contacts where {tx.In("id", "ids")}", new { ids }, row => row.Id(0))];

    private sealed class ActivitySum
    {
        public Instant First { get; private set; } = new(long.MaxValue);

        public Instant Last { get; private set; } = new(long.MinValue);

        public long Events { get; private set; }

        public long PageViews { get; private set; }

        public void Add(LoggedEvent happened, bool isPage)
        {
            First = happened.OccurredAt < First ? happened.OccurredAt : First;
            Last = happened.OccurredAt > Last ? happened.OccurredAt : Last;
            Events++;
            PageViews += isPage ? 1 : 0;
        }
    }
}
