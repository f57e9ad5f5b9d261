using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

public sealed class ScoreboardTests
{
    [Theory, DatabaseData]
    public async Task An_empty_workspace_has_one_row_of_zeros_and_no_ratios(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var row = (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value;

        row.Counts().ShouldBe("0 0 0 0 | 0 0 0 0");
        foreach (var figure in new[] { "conversion", "winRate", "medianDays", "meanDays", "costPerLead", "acquisitionCost", "roi" })
        {
            row.Figure(figure).ShouldBeNull(figure);
        }

        row.Figure("wonValue").ShouldBe(0);
        row.Figure("cost").ShouldBe(0);
        foreach (var by in new[] { "origin", "campaign", "owner", "month", "landingPage", "product", "company", "closeQuarter" })
        {
            (await world.Board($"from=2026-01-01&to=2026-02-01&by={by}")).ShouldBeEmpty(by);
        }
    }

    [Theory, DatabaseData]
    public async Task A_stage_counts_everybody_who_reached_it_or_a_later_one_on_the_first_day_of_that(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Person("lead 2026-01-05, marketingQualified 2026-01-20, lead 2026-02-10, salesAccepted 2026-02-15");
        await world.Person("opportunity 2026-01-10");
        await world.Person("subscriber 2026-01-01");
        await world.Person("subscriber 2026-01-01, lead 2026-02-02");
        await world.Person("disqualified 2026-01-03");
        await world.Person("customer 2026-01-31T23:59:59Z, formerCustomer 2026-02-20");

        (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value.Counts().ShouldBe("3 3 2 2 | 0 0 0 0");
        (await world.Board("from=2026-02-01&to=2026-03-01")).Single().Value.Counts().ShouldBe("1 0 1 0 | 0 0 0 0");
        (await world.Board("from=2026-01-01&to=2026-02-01&mode=cohort")).Single().Value.Counts().ShouldBe("3 3 3 2 | 0 0 0 0");
        var months = await world.Board("from=2026-01-01&to=2026-03-01&by=month");
        months.ToDictionary(row => row.Key, row => row.Value.Counts()).ShouldBe(new Dictionary<string, string>
        {
            ["2026-01"] = "3 3 2 2 | 0 0 0 0",
            ["2026-02"] = "1 0 1 0 | 0 0 0 0",
        });
        (await world.Board("from=2026-01-01&to=2026-03-01&by=month&mode=cohort"))["2026-01"].Counts().ShouldBe("3 3 3 2 | 0 0 0 0");
    }

    [Theory, DatabaseData]
    public async Task Each_figure_has_its_own_date_in_a_period_and_the_day_of_entry_in_a_cohort(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ada = await world.Person("lead 2026-01-05", origin: "social");
        await world.Deal("2026-02-01", "2026-03-10T18:00:00Z", 100, ada);
        await world.Deal("2026-02-05", contact: ada);
        await world.Deal("2026-01-20", "2026-02-20", 50, lost: true);
        await world.Deal("2026-01-25", "2026-01-28", 70);

        (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value.Counts().ShouldBe("1 0 0 0 | 2 1 0 1");
        (await world.Board("from=2026-02-01&to=2026-03-01")).Single().Value.Counts().ShouldBe("0 1 1 1 | 2 0 1 2");
        var march = (await world.Board("from=2026-03-01&to=2026-04-01")).Single().Value;
        march.Counts().ShouldBe("0 0 0 0 | 0 1 0 1");
        march.Figure("wonValue").ShouldBe(100);
        march.Figure("conversion").ShouldBeNull();
        march.Figure("winRate").ShouldBe(1);
        march.Figure("medianDays").ShouldBe(64, "from 5 January to 10 March");

        var cohort = (await world.Board("from=2026-01-01&to=2026-02-01&mode=cohort")).Single().Value;
        cohort.Counts().ShouldBe("1 1 1 1 | 4 2 1 1");
        cohort.Figure("conversion").ShouldBe(2);
        cohort.Figure("winRate").ShouldBe(2.0 / 3);
        cohort.Figure("wonValue").ShouldBe(170);
        cohort.Figure("medianDays").ShouldBe(33.5, "64 and 3");
        cohort.Figure("meanDays").ShouldBe(33.5);
        (await world.Board("from=2026-02-01&to=2026-12-01&mode=cohort")).Single().Value.Counts().ShouldBe("0 0 0 0 | 0 0 0 0");

        var origins = await world.Board("from=2026-01-01&to=2026-04-01&by=origin");
        origins["social"].Counts().ShouldBe("1 1 1 1 | 2 1 0 1");
        origins[""].Counts().ShouldBe("0 0 0 0 | 2 1 1 0");
    }

    [Theory, DatabaseData]
    public async Task A_month_on_the_board_is_that_month_by_itself(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Deal("2026-01-10", "2026-03-01T00:00:00Z", 10);
        await world.Deal("2026-02-10");
        await world.Deal("2026-02-11", "2026-02-12", 5, lost: true);

        var months = await world.Board("from=2026-01-15&to=2026-04-01&by=month");

        months.Keys.ShouldBe(["2026-01", "2026-02", "2026-03"]);
        foreach (var (key, days) in new[] { ("2026-01", "from=2026-01-15&to=2026-02-01"), ("2026-02", "from=2026-02-01&to=2026-03-01"), ("2026-03", "from=2026-03-01&to=2026-04-01") })
        {
            months[key].Counts().ShouldBe((await world.Board(days)).Single().Value.Counts(), key);
        }

        months["2026-02"].Counts().ShouldBe("0 0 0 0 | 2 0 1 2");
        months["2026-03"].Counts().ShouldBe("0 0 0 0 | 0 1 0 1");
        (await world.Board("from=2026-01-01&to=2999-01-01&by=month")).Keys.Last().ShouldBe("2026-11", "months that have not come yet say nothing");
    }

    [Theory, DatabaseData]
    public async Task Days_and_months_are_cut_in_the_zone_of_the_workspace(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Workspace("USD", "America/Sao_Paulo");
        var ada = await world.Person("lead 2026-02-01T02:30:00Z");
        await world.Deal("2026-02-01T02:45:00Z", "2026-03-01T02:59:59Z", 10, ada);

        (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value.Counts().ShouldBe("1 1 1 1 | 1 0 0 1");
        (await world.Board("from=2026-01-01&to=2027-01-01&by=month")).Where(row => row.Value.Figure("leads") > 0 || row.Value.Figure("won") > 0)
            .Select(row => row.Key).ShouldBe(["2026-01", "2026-02"]);
        (await world.Board("from=2026-01-01&to=2027-01-01")).Single().Value.Figure("medianDays").ShouldBe(28, "31 January to 28 February");
        (await world.Board("from=2026-01-01&to=2027-01-01&by=closeQuarter")).Keys.ShouldBe(["2026Q1"]);
    }

    [Theory, DatabaseData]
    public async Task Days_begin_with_the_lead_or_with_the_deal_as_the_split_asks_and_may_be_negative(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var early = await world.Person("lead 2026-02-10");
        await world.Deal(Numbers.Draft("2026-02-01", "2026-02-08", contact: early) with { OwnerId = rep.UserId, Product = "GTX" });
        await world.Deal(Numbers.Draft("2026-02-01", "2026-02-05") with { OwnerId = rep.UserId, Product = "GTX" });

        var all = (await world.Board("from=2026-01-01&to=2026-03-01")).Single().Value;
        all.Figure("medianDays").ShouldBe(1, "-2 and 4");
        (await world.Board("from=2026-01-01&to=2026-03-01&by=owner"))["Rita"].Figure("medianDays").ShouldBe(5.5, "7 and 4");
        (await world.Board("from=2026-01-01&to=2026-03-01&by=product"))["GTX"].Figure("meanDays").ShouldBe(5.5);
        (await world.Board("from=2026-01-01&to=2026-03-01&by=closeQuarter"))["2026Q1"].Figure("won").ShouldBe(2);
        (await world.Board("from=2026-02-10&to=2026-02-11&mode=cohort")).Single().Value.Counts().ShouldBe("1 1 1 1 | 1 1 0 0", "the lead's own day");
    }

    [Theory, DatabaseData]
    public async Task Deals_are_split_by_their_owner_company_product_and_quarter_people_by_their_own(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, bob) = (await world.User("Rita", Role.SalesRep), await world.User("Bob", Role.SalesRep));
        var acme = await world.Company("Acme");
        var ada = await world.Person("lead 2026-01-05", owner: bob.UserId);
        await world.Deal(Numbers.Draft("2026-01-10", "2026-04-02", 10, ada) with { OwnerId = rita.UserId, Company = new() { Id = acme }, Product = "GTX" });
        await world.Deal("2026-01-11");

        var owners = await world.Board("from=2026-01-01&to=2026-07-01&by=owner");
        owners["Rita"].Counts().ShouldBe("0 0 0 0 | 1 1 0 0");
        owners["Bob"].Counts().ShouldBe("1 1 1 1 | 0 0 0 0");
        owners[""].Counts().ShouldBe("0 0 0 0 | 1 0 0 1");
        owners["Rita"].GetProperty("id").GetGuid().ShouldBe(rita.UserId!.Value);
        // Most leads first, then by name, the unknown last.
        owners.Keys.ShouldBe(["Bob", "Rita", ""]);
        (await world.Board("from=2026-01-01&to=2026-07-01&by=company"))["Acme"].Counts().ShouldBe("0 0 0 0 | 1 1 0 0");
        (await world.Board("from=2026-01-01&to=2026-07-01&by=product"))["GTX"].Counts().ShouldBe("0 0 0 0 | 1 1 0 0");
        var quarters = await world.Board("from=2026-01-01&to=2026-07-01&by=closeQuarter");
        quarters.Keys.ShouldBe(["2026Q2", ""]);
        quarters["2026Q2"].Counts().ShouldBe("0 0 0 0 | 1 1 0 0");
        quarters[""].Counts().ShouldBe("0 0 0 0 | 1 0 0 1");
        var answer = await world.Client(Caller.System).Get("/scoreboard?from=2026-01-01&to=2026-07-01&by=product");
        answer["notSplit"].EnumerateArray().Select(name => name.GetString()).ShouldContain("leads");
        answer["rows"][0].GetProperty("cost").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task What_was_put_away_does_not_count_and_comes_back_with_its_record(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var ada = await world.Person("lead 2026-01-05");
        var deal = await world.Deal("2026-01-10", "2026-01-20", 10);
        await world.Db.Write(tx => world.Get<Tandem.People.Public.ContactWriter>().Write(
            tx, new Tandem.People.Public.ContactDraft { Id = ada, Archived = true }, PeopleOfTests.ByImport));
        await world.Deal(new DealDraft { Id = deal, Archived = true });

        (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value.Counts().ShouldBe("0 0 0 0 | 0 0 0 0");
        await world.Deal(new DealDraft { Id = deal, Archived = false });
        (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value.Counts().ShouldBe("0 0 0 0 | 1 1 0 0");
    }

    [Theory]
    [DatabaseData("from=2026-01-01", "invalidDay")]
    [DatabaseData("from=2026-13-01&to=2026-02-01", "invalidDay")]
    [DatabaseData("from=01.02.2026&to=2026-02-01", "invalidDay")]
    [DatabaseData("from=0001-01-01&to=2026-02-01", "invalidDay")]
    [DatabaseData("from=2026-02-01&to=2026-02-01", "emptyPeriod")]
    [DatabaseData("from=2026-02-02&to=2026-02-01", "emptyPeriod")]
    [DatabaseData("from=2026-01-01&to=2026-02-01&mode=Period", "unknownMode")]
    [DatabaseData("from=2026-01-01&to=2026-02-01&mode=0", "unknownMode")]
    [DatabaseData("from=2026-01-01&to=2026-02-01&by=colour", "unknownDimension")]
    public async Task A_question_that_makes_no_sense_is_refused(DbEngine engine, string query, string code)
    {
        await using var world = await World.Create(engine);
        (await world.Client(Caller.System).Get($"/scoreboard?{query}")).Is(400).Code.ShouldBe(code);
        (await world.Client(Caller.System).Get($"/scoreboard/rows?metric=won&{query}")).Is(400).Code.ShouldBe(code);
    }

    [Theory, DatabaseData]
    public async Task Numbers_are_whole_for_every_role_and_their_rows_are_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        var stranger = await world.User("Stranger", Role.SalesRep);
        await world.Person("lead 2026-01-05", owner: stranger.UserId);
        await world.Person("lead 2026-01-06", owner: rep.UserId);
        await world.Deal(Numbers.Draft("2026-01-10", "2026-01-20", 10) with { OwnerId = stranger.UserId });
        var client = world.Client(rep);

        (await client.Get("/scoreboard?from=2026-01-01&to=2026-02-01")).Is(200)["rows"][0].Counts().ShouldBe("2 0 0 0 | 1 1 0 0");
        var leads = (await client.Get("/scoreboard/rows?metric=leads&from=2026-01-01&to=2026-02-01")).Is(200);
        leads["items"].GetArrayLength().ShouldBe(1);
        leads["hidden"].GetInt64().ShouldBe(1);
        var won = (await client.Get("/scoreboard/rows?metric=wonValue&by=owner&key=Stranger&from=2026-01-01&to=2026-02-01")).Is(200);
        won["items"].GetArrayLength().ShouldBe(0);
        won["hidden"].GetInt64().ShouldBe(1);
        (await client.Get("/scoreboard/rows?metric=beauty&from=2026-01-01&to=2026-02-01")).Is(400).Code.ShouldBe("unknownMetric");
        (await world.Client().Get("/scoreboard?from=2026-01-01&to=2026-02-01")).Is(401);
    }

    [Theory, DatabaseData]
    public async Task Every_figure_of_every_row_opens_as_many_rows_as_it_counts(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rita", Role.SalesRep);
        for (var i = 0; i < 12; i++)
        {
            var person = await world.Person($"lead 2026-0{1 + (i % 3)}-05, {(i % 2 == 0 ? "marketingQualified" : "salesQualified")} 2026-0{2 + (i % 3)}-07", origin: i % 3 == 0 ? null : $"o{i % 3}");
            await world.Deal(Numbers.Draft($"2026-0{1 + (i % 4)}-08", i % 4 == 3 ? null : $"2026-0{2 + (i % 4)}-09", i, i % 5 == 0 ? null : person, lost: i % 4 == 1) with
            {
                OwnerId = i % 2 == 0 ? rep.UserId : null,
                Product = i % 3 == 0 ? null : "GTX",
            });
        }

        var client = world.Client(Caller.System);
        foreach (var mode in new[] { "period", "cohort" })
        {
            foreach (var by in new[] { "none", "origin", "owner", "month", "product", "closeQuarter" })
            {
                var split = $"mode={mode}&by={by}&from=2026-01-15&to=2026-05-01";
                foreach (var (key, row) in await world.Board(split))
                {
                    foreach (var metric in new[] { "leads", "marketingQualified", "salesAccepted", "salesQualified", "opportunities", "won", "lost", "open" })
                    {
                        var isPeople = metric is "leads" or "marketingQualified" or "salesAccepted" or "salesQualified";
                        if (!isPeople || by is not ("product" or "closeQuarter"))
                        {
                            var hits = await client.Get($"/scoreboard/rows?metric={metric}&key={key}&{split}");
                            hits.Is(200)["items"].GetArrayLength().ShouldBe((int)row.GetProperty(metric).GetInt64(), $"{mode} {by} {key} {metric}");
                        }
                    }
                }
            }
        }
    }

    [Theory, DatabaseData]
    public async Task The_dictionary_explains_every_figure_of_a_row(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var explained = (await world.Client(Caller.System).Get("/kpis")).Is(200)["items"].EnumerateArray().Select(kpi => kpi.GetProperty("key").GetString()!).ToList();
        var row = (await world.Board("from=2026-01-01&to=2026-02-01")).Single().Value;

        row.EnumerateObject().Select(figure => figure.Name).Except(["key", "id", "label", "currency", "salesCost"]).ShouldBe(explained, ignoreOrder: true);
    }
}
