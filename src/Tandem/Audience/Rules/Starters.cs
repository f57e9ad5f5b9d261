using Tandem.Audience.Qualifying;
using Tandem.Audience.Scoring;
using Tandem.Engines.Segments;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Audience.Rules;

/// <summary>
/// What a new workspace starts with: the rules of a company that sells to companies. People may change all of it, so it is inserted once and not by a
/// migration. Two processes that start together insert it once: the second one waits for the first one's row and then has nothing to do.
/// </summary>
internal static class Starters
{
    private static readonly Fit[] FitRules =
    [
        new("Decides about buying", 30, Or(
            """{"field":"jobTitle","op":"anyOf","value":["ceo","cto","cfo","cmo","coo","cio","cro","vp"]}""",
            Any("jobTitle", "startsWith", "vp ", "svp ", "evp "),
            Any("jobTitle", "contains", "chief", "founder", "president", "director", "head of"))),
        new("Leads a team", 15, Any("jobTitle", "contains", "manager", "lead", "principal")),
        new("Company of 50 to 1000 people", 25, """{"field":"company.employees","op":"between","value":[50,1000]}"""),
        new("Company of more than 1000 people", 15, """{"field":"company.employees","op":"gt","value":1000}"""),
        new("Company of fewer than 10 people", -10, """{"field":"company.employees","op":"lt","value":10}"""),
        new("Works at a company that we know", 10, """{"field":"company.name","op":"known"}"""),
        new("Country is known", 5, """{"or":[{"field":"country","op":"known"},{"field":"company.country","op":"known"}]}"""),
        new("Writes from a free mail address", -15,
            Any("email", "endsWith", "@gmail.com", "@yahoo.com", "@hotmail.com", "@outlook.com", "@icloud.com", "@gmx.de", "@gmx.net", "@web.de", "@mail.ru", "@qq.com")),
        new("Student, trainee or looking for work", -40, Or(
            """{"field":"jobTitle","op":"is","value":"intern"}""", Any("jobTitle", "contains", "student", "trainee", "internship", "job seeker"))),
    ];

    private static readonly Doing[] EngagementRules =
    [
        new("Asked for a demo", "demo_requested", 50, 60) { Most = 100 },
        new("Started a trial", "trial_started", 40, 30) { Most = 80 },
        new("Booked a meeting", "meeting_booked", 40, 30) { Most = 80 },
        new("Visited the pricing page", "page_viewed", 15, 14) { Most = 45, Test = new("path", FilterOp.Contains, "/pricing") },
        new("Sent a form", "form_submitted", 20, 30) { Most = 60 },
        new("Attended a webinar", "webinar_attended", 20, 30) { Most = 40 },
        new("Downloaded something", "content_downloaded", 10, 21) { Most = 30 },
        new("Clicked in a mail", "email_clicked", 8, 14) { Most = 32 },
        new("Opened a mail", "email_opened", 1, 7) { Most = 5 },
        new("Viewed pages", "page_viewed", 2, 7) { Most = 20 },
        new("Looked at jobs", "page_viewed", -20, 30) { Most = 40, Test = new("path", FilterOp.Contains, "/careers") },
    ];

    private const string InsertScoring =
        """
        insert into audience_scoring (id, fit_a, fit_b, fit_c, engagement_first, engagement_second, engagement_third, version, computed_version, job_id)
        values (1, @fitA, @fitB, @fitC, @engagementFirst, @engagementSecond, @engagementThird, 1, 1, null)
        on conflict (id) do nothing
        """;

    private const string InsertFit =
        "insert into audience_fit_rules (id, name, condition, points, position, version) values (@id, @name, @condition, @points, @position, 1)";

    private const string InsertEngagement =
        """
        insert into audience_engagement_rules (id, name, event_type, properties, points, half_life_days, most_points, position, version)
        values (@id, @name, @type, @properties, @points, @halfLife, @most, @position, 1)
        """;

    /// <summary>Inserts them where no thresholds have ever been. Contacts who are there already are computed by a job.</summary>
    public static async Task Ensure(IServiceProvider services)
    {
        var jobs = services.GetRequiredService<Jobs>();
        await services.GetRequiredService<Db>().Write(async tx =>
        {
            var usual = new Thresholds();
            var values = new { usual.FitA, usual.FitB, usual.FitC, usual.EngagementFirst, usual.EngagementSecond, usual.EngagementThird };
            if (await tx.First<Thresholds>(Thresholds.Select) is not null || await tx.Execute(InsertScoring, values) == 0)
            {
                return;
            }

            await InsertRules(tx);
            if (await tx.Scalar<long>("select count(*) from (select 1 from people_public_contacts limit 1) c") > 0)
            {
                var job = await jobs.Enqueue(tx, RecomputeScores.Kind, JsonText.EmptyObject, "system");
                await tx.Execute("update audience_scoring set computed_version = 0, job_id = @job where id = 1", new { job });
            }
        });
    }

    private static async Task InsertRules(Tx tx)
    {
        foreach (var (position, rule) in FitRules.Index())
        {
            await tx.Execute(InsertFit, new { id = OrderedId.Next(tx.Now), rule.Name, rule.Condition, rule.Points, position });
        }

        var ids = EngagementRules.ToDictionary(rule => rule.Name, _ => OrderedId.Next(tx.Now), StringComparer.Ordinal);
        foreach (var (position, rule) in EngagementRules.Index())
        {
            var properties = JsonText.Of<PropertyCondition[]>(rule.Test is null ? [] : [rule.Test]);
            await tx.Execute(InsertEngagement, new { id = ids[rule.Name], rule.Name, rule.Type, properties, rule.Points, rule.HalfLife, rule.Most, position });
        }

        await InsertMqlRule(tx, ids);
    }

    private static async Task InsertMqlRule(Tx tx, Dictionary<string, Guid> ids)
    {
        var definition = new MqlDefinition("B", 50,
        [
            new MqlSign("Asked for a demo", [ids["Asked for a demo"]], 30),
            new MqlSign("Looked at prices and wrote to us", [ids["Visited the pricing page"], ids["Sent a form"]], 14),
        ]);
        await new MqlRule
        {
            Version = 1,
            RuleId = OrderedId.Next(tx.Now),
            Definition = JsonText.Of(definition),
            Summary = MqlWords.Of(definition, (await ScoringRules.Load(tx)).Activity),
            Reason = "What a new workspace starts with.",
            MadeBy = "system",
            MadeAt = tx.Now,
        }.Insert(tx);
    }

    private static string Any(string field, string op, params string[] values) =>
        Or([.. values.Select(value => $$"""{"field":"{{field}}","op":"{{op}}","value":"{{value}}"}""")]);

    private static string Or(params string[] conditions) => $$"""{"or":[{{string.Join(',', conditions)}}]}""";

    private sealed record Fit(string Name, int Points, string Condition);

    private sealed record Doing(string Name, string Type, int Points, int HalfLife)
    {
        public int? Most { get; init; }

        public PropertyCondition? Test { get; init; }
    }
}
