using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class SqlTypesTests
{
    [Theory, DatabaseData]
    public async Task Ids_instants_json_flags_and_nulls_come_back_as_they_went_in(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var row = new Row { Id = Guid.CreateVersion7(), At = new Instant(1_700_000_000_123), Data = new JsonText("""{"a":1}"""), Flag = true };
        await world.Db.Write(async tx =>
        {
            await tx.Execute("create table test_types (id uuid primary key, other_id uuid, at bigint, later bigint, data text, flag boolean)");
            await tx.Execute("insert into test_types values (@id, @otherId, @at, @later, @data, @flag)", row);
        });

        (await world.Rows<Row>("select * from test_types where id = @id", new { row.Id })).Single().ShouldBeEquivalentTo(row);
        (await world.Value<long>("select count(*) from test_types where flag and other_id is null and at = @at", new { row.At })).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_list_of_ids_finds_its_rows_and_an_empty_list_finds_none(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        await world.Db.Write(async tx =>
        {
            await tx.Execute("create table test_ids (id uuid primary key)");
            foreach (var id in ids)
            {
                await tx.Execute("insert into test_ids values (@id)", new { id });
            }
        });

        async Task<long> Count(Guid[] wanted) => await world.Db.Read(session =>
            session.Scalar<long>($"select count(*) from test_ids where {session.In("id", "wanted")}", new { wanted }));
        (await Count(ids[..2])).ShouldBe(2);
        (await Count([])).ShouldBe(0);
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Guid? OtherId { get; init; }

        public Instant At { get; init; }

        public Instant? Later { get; init; }

        public JsonText Data { get; init; }

        public bool Flag { get; init; }
    }
}
