using System.Data.Common;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class AuditTests
{
    [Theory, DatabaseData]
    public async Task A_row_of_the_audit_log_says_who_did_what_and_what_it_was_before(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = Guid.CreateVersion7();
        var caller = new Caller { Actor = "user:someone", Role = Role.Admin, Address = "192.0.2.0/24" };

        await world.Db.Write(tx => Audit.Write(tx, caller, new AuditEntry("update", "pipeline", id) { Before = new { Name = "Old" }, After = new { Name = "New" } }));

        var row = (await world.Rows<Row>("select actor, verb, object, object_id, before, after, address from access_audit")).Single();
        row.ShouldBeEquivalentTo(new Row
        {
            Actor = "user:someone",
            Verb = "update",
            Object = "pipeline",
            ObjectId = id.ToString(),
            Before = """{"name":"Old"}""",
            After = """{"name":"New"}""",
            Address = "192.0.2.0/24",
        });
    }

    [Theory]
    [DatabaseData("delete from access_audit")]
    [DatabaseData("update access_audit set actor = 'user:another'")]
    [DatabaseData("update access_audit set after = '{}'")]
    public async Task The_database_itself_refuses_to_rewrite_the_audit_log(DbEngine engine, string tampering)
    {
        await using var world = await World.Create(engine);
        await world.Db.Write(tx => Audit.Write(tx, Caller.System, new AuditEntry("create", "thing", "1")));

        await Should.ThrowAsync<DbException>(() => world.Db.Write(tx => tx.Execute(tampering)));
    }

    [Theory, DatabaseData]
    public async Task What_a_row_says_of_a_person_can_be_blanked(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Db.Write(tx => Audit.Write(tx, Caller.System, new AuditEntry("create", "contact", "1") { After = new { Name = "Someone" } }));

        await world.Db.Write(tx => tx.Execute("update access_audit set before = null, after = null"));

        (await world.Value<string>("select after from access_audit")).ShouldBeNull();
    }

    private sealed class Row
    {
        public string? Actor { get; init; }

        public string? Verb { get; init; }

        public string? Object { get; init; }

        public string? ObjectId { get; init; }

        public string? Before { get; init; }

        public string? After { get; init; }

        public string? Address { get; init; }
    }
}
