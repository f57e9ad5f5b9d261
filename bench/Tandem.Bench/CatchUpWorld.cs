using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Audience.Rules;
using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>
/// A log that no reactor has read: people's visits to a site and a product within the last hours, 20 events a person in visits of one to nine, most of them
/// page views, a few of them telling. Five reps take whoever is handed over.
/// </summary>
internal sealed class CatchUpWorld(int events)
{
    private const int EventsOfOne = 20;
    private const int Batch = 5000;

    private const string Rep =
        """
        insert into access_users (id, name, name_key, role, core_team, status, security_stamp, created_at, version)
        values (@id, @name, @name, 'salesRep', false, 'active', 'none', @now, 1)
        """;

    private const string TakesLeads =
        "insert into sales_reps (user_id, takes_leads, weight, capacity, time_zone, hours, version) values (@id, true, 1, 10000, null, null, 1)";

    private static readonly string[] Paths = ["/", "/product", "/docs/start", "/docs/import", "/blog/handoffs", "/blog/scores", "/customers", "/pricing", "/careers"];

    private readonly Random _random = new(3);
    private Guid _visitor;
    private int _left;

    /// <summary>Makes the people and the log.</summary>
    public async Task Fill(DatabaseOptions options)
    {
        await using var app = new TandemApp(WebApplication.CreateSlimBuilder(), AllModules.InOrder, options).Build(workers: false);
        var (db, journal) = (app.Services.GetRequiredService<Db>(), app.Services.GetRequiredService<Journal>());
        await Starters.Ensure(app.Services);
        await new ListWorld(events / EventsOfOne).Seed(db);
        await AddReps(db);
        var people = await db.Read(session => session.Query<Guid>("select id from people_contacts order by id"));
        for (var from = 0; from < events; from += Batch)
        {
            var part = Enumerable.Range(from, Math.Min(Batch, events - from)).ToList();
            await db.Write(tx =>
            {
                journal.Append(tx, part.Select(number => Event(people, number, tx.Now)));
                return Task.CompletedTask;
            });
        }
    }

    private static Task AddReps(Db db) => db.Write(async tx =>
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            var id = OrderedId.Next(tx.Now);
            await tx.Execute(Rep, new { id, name = string.Create(CultureInfo.InvariantCulture, $"rep {number}"), now = tx.Now });
            await tx.Execute(TakesLeads, new { id });
        }
    });

    private JourneyEvent Event(IReadOnlyList<Guid> people, int number, Instant now)
    {
        if (_left-- == 0)
        {
            // A few people do most of it.
            var u = _random.NextDouble();
            (_visitor, _left) = (people[(int)(u * u * people.Count)], _random.Next(9));
        }

        var (type, properties) = Doing();
        return new JourneyEvent
        {
            Subject = _visitor,
            Type = type,
            // Within the hours in which an event still counts for qualifying.
            OccurredAt = now + TimeSpan.FromHours(-20 + 19.0 * number / events),
            Source = "api",
            Actor = "token:site",
            Data = JsonText.Of(new { properties }),
        };
    }

    private (string Type, object Properties) Doing() => _random.Next(1000) switch
    {
        < 800 => ("page_viewed", Page()),
        < 920 => ("report_exported", new { report = "pipeline", rows = _random.Next(10_000) }),
        < 970 => ("email_opened", new { message = "news" }),
        < 990 => ("email_clicked", new { message = "news", link = "/product" }),
        < 999 => ("content_downloaded", new { name = "guide" }),
        _ => _random.Next(4) == 0 ? ("demo_requested", new { form = "Demo" }) : ("form_submitted", new { form = "Newsletter" }),
    };

    private object Page()
    {
        var path = Paths[Math.Min(_random.Next(Paths.Length), _random.Next(Paths.Length))];
        return new { path, url = $"https://bench.example{path}", title = "A page of the site", referrer = "https://search.example/" };
    }
}
