using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>The little of a contact that decides whether it can qualify.</summary>
internal sealed class Person
{
    public Guid Id { get; init; }

    public required string LifecycleStage { get; init; }

    public string? Campaign { get; init; }

    public Instant? ArchivedAt { get; init; }

    /// <summary>Whether the way to MQL still lies ahead.</summary>
    public bool IsBeforeMql => ArchivedAt is null && Lifecycle.Parse(LifecycleStage) is Tandem.People.Public.LifecycleStage.Subscriber or Tandem.People.Public.LifecycleStage.Lead;

    /// <summary>Those of the ids that are contacts.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Person>> Find(Session session, IReadOnlyCollection<Guid> ids)
    {
        var people = await session.Query(
            $"select id, lifecycle_stage, campaign, archived_at from people_public_contacts where {session.In("id", "ids")}", new { ids = ids.ToArray() },
            row => new Person { Id = row.Id(0), LifecycleStage = row.GetString(1), Campaign = row.OptionalText(2), ArchivedAt = row.OptionalTime(3) });
        return people.ToDictionary(person => person.Id);
    }

    /// <summary>Which of the ids are contacts.</summary>
    public static async Task<IReadOnlySet<Guid>> Among(Session session, IReadOnlyCollection<Guid> ids) => (await session.Query(
        $"select id from people_public_contacts where {session.In("id", "ids")}", new { ids = ids.ToArray() }, row => row.Id(0))).ToHashSet();

    /// <summary>Whose primary company each is.</summary>
    public static async Task<ILookup<Guid, Guid>> MembersOf(Session session, IReadOnlyCollection<Guid> companies)
    {
        IReadOnlyList<Member> members = companies.Count == 0
            ? []
            : await session.Query<Member>(
                $"select id, company_id from people_public_contacts where archived_at is null and {session.In("company_id", "companies")}",
                new { companies = companies.Distinct().ToArray() });
        return members.ToLookup(member => member.CompanyId, member => member.Id);
    }

    private sealed class Member
    {
        public Guid Id { get; init; }

        public Guid CompanyId { get; init; }
    }
}
