using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;
using Tandem.Bench;
using Tandem.People.Lists;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>
/// On a world of some size: whichever way a page is read, it has the rows that the plainest query has; and no usual list reads the table from end
/// to end. The figures at a million stand in docs/benchmarks.md.
/// </summary>
public sealed class ListPlanTests
{
    private const int Size = 12_000;
    /// <summary>For two pages together; reading the table for each takes twice as many.</summary>
    private const int MostRows = Size;


    private static readonly (string Filter, string Typed)[] Questions =
    [
        ("", ""),
        ("""{"field":"lifecycleStage","op":"is","value":"evangelist"}""", ""),
        ("""{"field":"lifecycleStage","op":"anyOf","value":["lead","customer"]}""", ""),
        ("""{"field":"ownerId","op":"unknown"}""", ""),
        ("""{"field":"country","op":"is","value":"eg"}""", ""),
        ("""{"field":"tags","op":"hasAny","value":["advisor"]}""", ""),
        ("""{"field":"tags","op":"hasAll","value":["newsletter","webinar"]}""", ""),
        ("""{"field":"createdAt","op":"inLastDays","value":30}""", ""),
        ("""{"field":"custom.plan","op":"is","value":"enterprise"}""", ""),
        ("""{"field":"company.industry","op":"is","value":"food"}""", ""),
        ("""{"and":[{"field":"origin","op":"is","value":"podcast"},{"field":"lifecycleStage","op":"isNot","value":"lead"},{"field":"email","op":"contains","value":"gmail"}]}""", ""),
        ("""{"or":[{"field":"origin","op":"is","value":"podcast"},{"field":"country","op":"is","value":"KE"}]}""", ""),
        ("""{"not":{"field":"lastSeenAt","op":"known"}}""", ""),
        ("", "gmail.com"), ("", "ruth so"), ("", "an"), ("", "12345"), ("", "zzzqq"),
        ("""{"field":"lifecycleStage","op":"is","value":"customer"}""", "maria"),
    ];

    private static readonly string[] Sorts =
        ["name", "-name", "-createdAt", "createdAt", "email", "-email", "-updatedAt", "lifecycleSince", "-lastSeenAt", "lastSeenAt", "country", "-origin", "custom.plan", "-custom.plan", "city"];

    [Theory, DatabaseData]
    public async Task Every_way_to_read_a_page_finds_the_same_rows(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        await world.Db.Read(async session =>
        {
            foreach (var (filter, typed) in Questions)
            {
                var question = await world.Question(session, filter, typed);
                foreach (var sort in Sorts)
                {
                    var order = PeopleQuestions.Sort(question.Table, sort, "name").Must();
                    var expected = await Plainly(session, question, order, 130);
                    var found = await Pages(world, session, question, order, pages: 3);
                    found.ShouldBe(expected.Take(found.Count), $"{filter} {typed} by {sort}");
                    found.Count.ShouldBe(Math.Min(120, expected.Count), $"{filter} {typed} by {sort}");
                }

                var all = await Matches(session, question);
                (await world.Get<RowCounter>().Count(session, question, 10_001)).ShouldBe(Math.Min(all, 10_001), $"{filter} {typed}");
            }

            return true;
        });
    }

    [Theory, OneDatabase(DbEngine.Sqlite, "the next test asks PostgreSQL in its own way")]
    public async Task No_usual_list_scans_the_table_on_sqlite(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        await world.Db.Read(async session =>
        {
            foreach (var (filter, typed) in Questions)
            {
                var question = await world.Question(session, filter, typed);
                foreach (var sort in Sorts.Where(sort => sort != "city"))
                {
                    var statements = new List<string>();
                    var handle = ((SqliteConnection)session.Connection).Handle;
                    raw.sqlite3_trace(handle, (_, text) => statements.Add(text), null);
                    await Pages(world, session, question, PeopleQuestions.Sort(question.Table, sort, "name").Must(), pages: 2);
                    raw.sqlite3_trace(handle, (strdelegate_trace?)null, null);
                    foreach (var statement in statements.Where(statement => statement.Contains("people_contacts c", StringComparison.Ordinal)))
                    {
                        var plan = await session.Query<Step>("explain query plan " + statement);
                        plan.ShouldNotContain(step => step.Detail == "SCAN c" || step.Detail == "SCAN people_contacts", $"{filter} {typed} by {sort}: {statement}");
                    }
                }
            }

            return true;
        });
    }

    [Theory, OneDatabase(DbEngine.Postgres, "the test before asks SQLite in its own way")]
    public async Task No_usual_list_reads_much_of_the_table_on_postgres(DbEngine engine)
    {
        await using var world = await Seeded(engine);
        await Vacuum(world);
        foreach (var (filter, typed) in Questions)
        {
            foreach (var sort in Sorts.Where(sort => sort != "city"))
            {
                var read = await world.Db.Write(async tx =>
                {
                    // A table of this size PostgreSQL would rather read whole; what counts is what it can do.
                    await tx.Execute("set local enable_seqscan = off");
                    var question = await world.Question(tx, filter, typed);
                    if (await Matches(tx, question) > Size / 20)
                    {
                        // In so small a table, fetching this many pages one by one is no better than reading it whole.
                        return 0;
                    }

                    var before = await RowsRead(tx);
                    await Pages(world, tx, question, PeopleQuestions.Sort(question.Table, sort, "name").Must(), pages: 2);
                    return await RowsRead(tx) - before;
                });
                read.ShouldBeLessThan(MostRows, $"{filter} {typed} by {sort}");
            }
        }
    }

    /// <summary>What autovacuum does within a minute of an import.</summary>
    private static async Task Vacuum(World world)
    {
        await using var connection = new NpgsqlConnection(world.Db.Options.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("vacuum analyze", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<long> RowsRead(Session session) => session.Scalar<long>(
        "select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = 'people_contacts'");

    private static async Task<List<Guid>> Pages(World world, Session session, ListQuestion question, ListSort order, int pages)
    {
        var ids = new List<Guid>();
        var page = new PageQuestion(order, Position: null, Size: 40);
        for (var i = 0; i < pages; i++)
        {
            var found = await world.Get<PageFinder>().Find(session, question, page);
            ids.AddRange(found.Rows.Select(row => row.Id));
            if (found.Next is null)
            {
                break;
            }

            page.Keyset.TryDecode(found.Next, out var position, out _).ShouldBeTrue();
            page = page with { Position = position };
        }

        return ids;
    }

    private static async Task<IReadOnlyList<Guid>> Plainly(Session session, ListQuestion question, ListSort order, int most)
    {
        var sql = Plain(session, question, "select c.id", out var parameters);
        return await session.Query<Guid>($"{sql} order by {new PageQuestion(order, Position: null, Size: 1).Keyset.OrderBy(ListQuestion.Dialect(session))} limit {most}", parameters);
    }

    private static Task<long> Matches(Session session, ListQuestion question) =>
        session.Scalar<long>(Plain(session, question, "select count(*)", out var parameters), parameters);

    private static string Plain(Session session, ListQuestion question, string select, out Dictionary<string, object?> parameters)
    {
        var filter = question.Filter.ToSql(ListQuestion.Dialect(session), question.Context);
        parameters = filter.Parameters.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal);
        var words = new List<string>();
        foreach (var (index, word) in question.Words.All.Index())
        {
            parameters[$"w{index}"] = word;
            words.Add(session.Sql($"instr(c.search_key, @w{index}) > 0", $"strpos(c.search_key, @w{index}) > 0"));
        }

        if (question.Words.Prefix is { } prefix)
        {
            parameters["prefix"] = prefix;
            words.Add("(substr(c.sort_name, 1, length(@prefix)) = @prefix or substr(c.email_key, 1, length(@prefix)) = @prefix)");
        }

        return $"""
            {select}
            from people_contacts c left join people_activity a on a.contact_id = c.id
            where c.archived_at is null and {filter.Text} {string.Concat(words.Select(word => $" and {word}"))}
            """;
    }

    private static async Task<World> Seeded(DbEngine engine)
    {
        var world = await World.Create(engine);
        await new ListWorld(Size).Seed(world.Db);
        (await world.Client(Caller.System).Patch("/fields/f_plan", new { indexed = true })).Is(200);
        await world.Settle();
        return world;
    }

    private sealed class Step
    {
        public required string Detail { get; init; }
    }
}
