using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales;

/// <summary>Users, contacts and companies for tests of deals and numbers.</summary>
internal static class PeopleOfTests
{
    public static readonly WriteOptions ByImport = new() { Source = "import", Actor = "system" };

    public static async Task<Caller> User(this World world, string name, Role role, params Guid[] team)
    {
        var id = Guid.CreateVersion7();
        await world.Db.Write(tx => tx.Execute(
            """
            insert into access_users (id, name, name_key, role, core_team, status, security_stamp, created_at, version)
            values (@id, @name, @nameKey, @role, false, 'active', '', @now, 1)
            """,
            new { id, name, nameKey = name.ToLowerInvariant(), role = EnumText.Of(role), now = tx.Now }));
        return new Caller { UserId = id, Actor = $"user:{id}", Role = role, Team = team };
    }

    public static async Task<Guid> Contact(this World world, ContactDraft draft)
    {
        var written = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, draft, ByImport));
        written.Problem.ShouldBeNull();
        return written.Id;
    }

    public static Task<Guid> Contact(this World world, string name, Guid? owner = null) =>
        world.Contact(new ContactDraft { Name = name, OwnerId = owner });

    public static async Task<Guid> Company(this World world, string name, Guid? owner = null)
    {
        var written = await world.Db.Write(tx => world.Get<CompanyWriter>().Write(tx, new CompanyDraft { Name = name, OwnerId = owner }, ByImport));
        written.Problem.ShouldBeNull();
        return written.Id;
    }
}
