using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

/// <summary>A workspace in which all kinds of things happen to people and deals, the same on every run.</summary>
internal sealed class RollupWorld(World world, int seed)
{
    private static readonly string?[] Origins = [null, "social", "paid_search", "event", "ÄÖ & 'x'"];
    private static readonly string[] Pages = ["/", "/pricing", $"/{new string('é', 700)}"];
    private static readonly string[] Dimensions = ["none", "origin", "campaign", "landingPage", "owner", "company", "month", "product", "closeQuarter"];

    private static readonly string[] Periods =
        ["from=2025-01-01&to=2027-01-01", "from=2026-03-29&to=2026-03-30", "from=2026-02-15&to=2026-07-03", "from=1999-01-01&to=2026-05-01"];

    private readonly Random _random = new(seed);
    private readonly List<Guid> _people = [];
    private readonly List<Guid> _deals = [];
    private readonly List<Guid> _merges = [];
    private readonly HashSet<Guid> _merged = [];
    private readonly List<Guid> _owners = [];
    private readonly List<Guid> _companies = [];

    public IReadOnlyList<Guid> People => _people;

    public async Task Begin()
    {
        foreach (var name in new[] { "Rita", "Bob" })
        {
            _owners.Add((await world.User(name, Role.SalesRep)).UserId!.Value);
            _companies.Add(await world.Company($"{name} Ltd"));
        }
    }

    public async Task Happen(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Something();
        }
    }

    /// <summary>The board of what is kept and the plain one are the same text.</summary>
    public async Task BoardsAgree()
    {
        (await world.Value<string>("select state from insights_rollups")).ShouldBe("ready");
        var kept = await Boards();
        await world.Db.Write(tx => tx.Execute("update insights_rollups set state = 'none'"));
        var plain = await Boards();
        await world.Db.Write(tx => tx.Execute("update insights_rollups set state = 'ready'"));
        foreach (var (question, rows) in plain)
        {
            kept[question].ShouldBe(rows, question);
        }
    }

    private async Task<Dictionary<string, string>> Boards()
    {
        var client = world.Client(Caller.System);
        var boards = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var by in Dimensions)
        {
            foreach (var period in Periods)
            {
                foreach (var mode in new[] { "period", "cohort" })
                {
                    var question = $"{period}&mode={mode}&by={by}";
                    boards[question] = (await client.Get($"/scoreboard?{question}")).Is(200)["rows"].ToString();
                }
            }
        }

        return boards;
    }

    private Task Something() => _random.Next(20) switch
    {
        < 6 => Arrive(),
        < 10 => Move(),
        < 12 => Edit(),
        12 => Archive(),
        13 or 14 => Company(),
        15 => Merge(),
        16 => Undo(),
        _ => Deal(),
    };

    private async Task Arrive()
    {
        var at = Day();
        _people.Add(await world.Contact(new ContactDraft
        {
            Name = $"Person {_people.Count}",
            Origin = Origins[_random.Next(Origins.Length)],
            Campaign = _random.Next(2) == 0 ? "spring" : null,
            LandingPage = _random.Next(3) == 0 ? null : Pages[_random.Next(Pages.Length)],
            OwnerId = _random.Next(3) == 0 ? null : Of(_owners),
            Company = _random.Next(2) == 0 ? null : new CompanyReference { Id = Of(_companies) },
            CreatedAt = at,
            Lifecycle = [new LifecycleEntry((LifecycleStage)_random.Next(3), at, "import")],
        }));
    }

    private Task Move() => Change(new ContactDraft { Lifecycle = [new LifecycleEntry((LifecycleStage)_random.Next(10), Day(), "user", "because")] });

    private Task Edit() => Change(_random.Next(3) switch
    {
        0 => new ContactDraft { Origin = "moved", JobTitle = "CEO" },
        1 => new ContactDraft { Clear = ["campaign", "ownerId"] },
        _ => new ContactDraft { LandingPage = Pages[_random.Next(Pages.Length)], OwnerId = Of(_owners) },
    });

    private Task Archive() => Change(new ContactDraft { Archived = _random.Next(3) > 0 });

    private async Task Company()
    {
        if (Living() is { } id)
        {
            var (client, company) = (world.Client(Caller.System), Of(_companies));
            var path = $"/contacts/{id}/companies/{company}";
            _ = _random.Next(3) == 0 ? await client.Delete(path) : await client.Put(path, new { primary = _random.Next(2) == 0 });
        }
    }

    private async Task Merge()
    {
        if (Living() is { } id && Living() is { } with && id != with)
        {
            var client = world.Client(Caller.System);
            var version = (await client.Get($"/contacts/{id}")).Is(200)["version"].GetInt32();
            var merged = await client.Send(HttpMethod.Post, $"/contacts/{id}/merge", new { with }, version);
            if (merged.Status == 200)
            {
                _merged.Add(with);
                _merges.Add(merged["mergeId"].GetGuid());
            }
        }
    }

    private async Task Undo()
    {
        if (_merges.Count > 0)
        {
            (await world.Client(Caller.System).Post($"/contacts/merges/{_merges[^1]}/undo")).Is(200);
            _merges.RemoveAt(_merges.Count - 1);
            _merged.Clear();
            _merged.UnionWith(await world.Rows<Guid>("select id from people_contacts where merged_into is not null"));
        }
    }

    private async Task Deal()
    {
        if (_deals.Count > 0 && _random.Next(3) == 0)
        {
            var outcome = (StageCategory)_random.Next(3);
            await world.Deal(new DealDraft { Id = Of(_deals), Outcome = outcome, ClosedAt = outcome == StageCategory.Open ? null : Day() });
            return;
        }

        var opened = Day();
        var won = _random.Next(3);
        _deals.Add(await world.Deal(new DealDraft
        {
            Name = $"Deal {_deals.Count}",
            OpenedAt = opened,
            Outcome = (StageCategory)won,
            ClosedAt = won == (int)StageCategory.Open ? null : opened + TimeSpan.FromDays(_random.Next(90)),
            Amount = _random.Next(10_000),
            OwnerId = Of(_owners),
            Contacts = Living() is { } id ? [new DealContact { Id = id }] : [],
        }));
    }

    private async Task Change(ContactDraft draft)
    {
        if (Living() is { } id)
        {
            var written = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, draft with { Id = id }, PeopleOfTests.ByImport));
            written.Problem.ShouldBeNull();
        }
    }

    /// <summary>Some of them fall on days on which clocks change, near midnight.</summary>
    private Instant Day() => new(Numbers.At("2026-01-01").Milliseconds + (_random.NextInt64(0, 300 * 24 * 60) * 60_000));

    private Guid? Living()
    {
        var living = _people.Where(id => !_merged.Contains(id)).ToList();
        return living.Count == 0 ? null : Of(living);
    }

    private Guid Of(List<Guid> ids) => ids[_random.Next(ids.Count)];
}
