using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Access.Public;
using Tandem.Journey.Public;
using Tandem.Messaging.Public;
using Tandem.Notifications.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.People.Privacy;

public sealed class EraseTests
{
    private const string Name = "Zoë Quillfeather";
    private const string Email = "Zoe.Quillfeather+crm@quill.example";
    private const string Second = "zq@private.example";

    [Theory, DatabaseData]
    public async Task Of_somebody_who_is_erased_no_text_of_the_database_says_a_word(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var world = office.World;
        var zoe = await Life(office);
        (await Mentions(world)).Count.ShouldBeGreaterThan(12, "there is something to erase");

        var erased = await office.Owner.Post($"/api/v1/contacts/{zoe}/erase", new { confirm = Name }).ShouldBeOk();
        await Swept(office, erased);

        (await Mentions(world)).ShouldBeEmpty();
        (await world.Value<long>("select count(*) from journey_events where subject_id in (select id from capture_visitors)")).ShouldBe(0);
        (await world.Value<long>("select count(*) from capture_visitors")).ShouldBe(0);
        (await world.Value<long>("select count(*) from sales_deals")).ShouldBe(1);
        (await office.Owner.Get($"/api/v1/contacts/{zoe}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await office.Owner.Get("/api/v1/search?q=quillfeather").Json()).ToString().ShouldNotContain("Quillfeather");
        (await world.Value<long>("select count(*) from access_audit where verb = 'erase'")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Who_was_erased_stays_unmailable_when_a_list_brings_them_back(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var first = await office.Owner.Post("/api/v1/contacts", new { name = Name, email = Email }).Json();
        await office.Owner.Post($"/api/v1/contacts/{first.GetProperty("id").GetGuid()}/erase", new { confirm = Name }).ShouldBeOk();
        await office.World.Settle();
        foreach (var text in await office.World.Rows<string>("select value from people_suppressions"))
        {
            text.ShouldStartWith("erased:");
        }

        await office.World.Db.Write(tx => office.World.Get<ContactWriter>().Write(
            tx, [new ContactDraft { Name = "Z", Emails = [Email.ToUpperInvariant()] }, new ContactDraft { Name = "Other", Emails = ["other@example.com"] }], new WriteOptions { Source = "import", Actor = "system" }));

        var back = await office.World.Rows<Guid>("select id from people_contacts order by id");
        var answers = await office.World.Db.Read(session => office.World.Get<ContactPolicy>().MayMail(session, [.. back]));
        answers[back[0]].Reason.ShouldBe("Suppressed: Was erased at their own request");
        answers[back[1]].Allowed.ShouldBeTrue();
    }

    [Theory, DatabaseData]
    public async Task Only_who_may_erases_and_only_who_they_meant(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var id = (await office.Owner.Post("/api/v1/contacts", new { name = Name, email = Email }).Json()).GetProperty("id").GetGuid();
        var (marketer, _) = await office.Hire("Mia", Role.Marketer);

        (await marketer.Post($"/api/v1/contacts/{id}/erase", new { confirm = Name })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await marketer.Post($"/api/v1/contacts/{id}/copy")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await office.Owner.Post($"/api/v1/contacts/{id}/erase", new { confirm = "Somebody Else" }).ShouldBe(System.Net.HttpStatusCode.BadRequest, "invalid");
        await office.Owner.Post($"/api/v1/contacts/{id}/erase", new { }).ShouldBe(System.Net.HttpStatusCode.BadRequest, "invalid");
        (await office.Owner.Post($"/api/v1/contacts/{Guid.CreateVersion7()}/erase", new { confirm = Name })).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        await office.Owner.Get($"/api/v1/contacts/{id}").ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task Others_keep_what_is_theirs(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var zoe = (await office.Owner.Post("/api/v1/contacts", new { name = Name, email = Email }).Json()).GetProperty("id").GetGuid();
        var twin = (await office.Owner.Post("/api/v1/contacts", new { name = Name, email = "other.zoe@example.com" }).Json()).GetProperty("id").GetGuid();
        var near = (await office.Owner.Post("/api/v1/contacts", new { name = "Ann Near", email = "x" + Email, city = "Quillfeather" }).Json()).GetProperty("id").GetGuid();
        await office.Owner.Post($"/api/v1/contacts/{twin}/notes", new { body = $"Not {Email}, but another {Name}." }).ShouldBeOk();

        await Swept(office, await office.Owner.Post($"/api/v1/contacts/{zoe}/erase", new { confirm = Name }).ShouldBeOk());

        (await office.Owner.Get($"/api/v1/contacts/{twin}").Json()).GetProperty("name").GetString().ShouldBe(Name);
        (await office.Owner.Get($"/api/v1/contacts/{near}").Json()).GetProperty("email").GetString().ShouldBe("x" + Email);
        (await office.World.Value<string>("select body from people_notes")).ShouldBe($"Not [erased], but another {Name}.");
        (await office.Owner.Get("/api/v1/session").Json()).GetProperty("user").GetProperty("email").GetString().ShouldBe(Office.OwnerEmail);
    }

    [Theory, DatabaseData]
    public async Task The_copy_holds_what_is_known_and_nothing_of_others(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var zoe = await Life(office);
        await office.Owner.Post("/api/v1/contacts", new { name = "Somebody Else", email = "else@example.com" }).ShouldBeOk();

        using var answer = await office.Owner.Post($"/api/v1/contacts/{zoe}/copy");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = zip.Entries.ToDictionary(entry => entry.FullName, Text);
        using var whole = JsonDocument.Parse(files["person.json"]);
        var data = whole.RootElement.GetProperty("data");
        foreach (var table in (string[])["people_contacts", "people_identifiers", "people_notes", "people_consents", "journey_events", "capture_visitors", "sales_tasks", "messaging_mails", "access_audit"])
        {
            data.GetProperty(table).GetArrayLength().ShouldBeGreaterThan(0, table);
            files[$"{table}.csv"].ShouldNotBeEmpty();
        }

        data.GetProperty("people_contacts")[0].GetProperty("name").GetString().ShouldBe(Name);
        data.GetProperty("people_contacts")[0].GetProperty("created_at").GetString()!.ShouldEndWith("Z");
        files["people_contacts.csv"].ShouldContain(Name);
        files["journey_events.csv"].ShouldContain("page_viewed");
        files["person.json"].ShouldNotContain("else@example.com");
    }

    /// <summary>A table that no module speaks for has to be looked at: what in it is a person's?</summary>
    [Theory, DatabaseData]
    public async Task Every_table_is_somebodys_matter(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var tables = await world.Rows<string>(engine == DbEngine.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%\\_search%' escape '\\'"
            : "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'");
        var told = world.Services.GetServices<PersonalTable>().Select(table => table.Table).ToList();

        told.ShouldBeUnique();
        told.Except(tables, StringComparer.Ordinal).ShouldBeEmpty();
        tables.Except(told, StringComparer.Ordinal).Except(NothingOfAPerson, StringComparer.Ordinal).Where(table => !table.EndsWith("_unsearched", StringComparison.Ordinal))
            .ShouldBeEmpty("say with add.Personal which rows are a person's, or here that none are");
        NothingOfAPerson.Except(tables, StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Tables whose rows are nobody's: definitions, the team's own, counts. Mentions in their texts are taken out all the same.</summary>
    private static readonly string[] NothingOfAPerson =
    [
        "access_failures", "access_links", "access_sessions", "access_setup", "access_tokens", "access_users", "alignment_goals", "alignment_plans",
        "capture_channel_rules", "capture_event_names", "capture_event_properties", "capture_event_settings", "capture_form_days", "capture_form_versions",
        "capture_forms", "capture_salts", "capture_secrets", "capture_sites", "audience_engagement_rules", "audience_fit_rules", "audience_mql_rules", "audience_scoring", "imports_errors", "imports_files", "imports_unplaced",
        "insights_campaigns", "insights_costs", "insights_people_days", "insights_rates", "insights_rollups", "journey_cursors", "journey_lanes", "journey_leases",
        "journey_seen_messages", "journey_workers", "notifications_inboxes", "notifications_items", "notifications_mutes", "people_companies", "people_fields",
        "people_topic_texts", "people_topics", "people_views", "platform_idempotency", "platform_jobs", "platform_migrations", "platform_outbox",
        "platform_settings", "platform_timers", "sales_absences", "sales_answers", "sales_board_totals", "sales_deal_identifiers", "sales_deal_question_sets",
        "sales_deal_tags", "sales_handoff_policy", "sales_job_changes", "sales_pipelines", "sales_products", "sales_question_sets", "sales_questions", "sales_reasons",
        "sales_reps", "sales_stage_changes", "sales_stages", "sales_territories", "sales_turns",
    ];

    /// <summary>Everything that can happen to a person here: made, edited, merged, mailed, noted, dealt with, seen on the web, told about.</summary>
    private static async Task<Guid> Life(Office office)
    {
        var (world, owner) = (office.World, office.Owner);
        var made = await owner.Post("/api/v1/contacts", new { name = Name, email = Email, phone = "+43 1 234567", city = "Vienna" }).Json();
        var zoe = made.GetProperty("id").GetGuid();
        await owner.Patch($"/api/v1/contacts/{zoe}", new { jobTitle = $"Assistant of {Name}" }).ShouldBeOk();
        var other = (await owner.Post("/api/v1/contacts", new { name = Name, email = Second }).Json()).GetProperty("id").GetGuid();
        await owner.Post($"/api/v1/contacts/{zoe}/merge", new { with = other }).ShouldBeOk();
        await owner.Post($"/api/v1/contacts/{zoe}/notes", new { body = $"{Name} prefers {Second}" }).ShouldBeOk();
        await owner.Post($"/api/v1/contacts/{zoe}/consents", new { topic = "newsletter", channel = "email", state = "subscribed", basis = "consent", text = $"Yes, says {Name}" }).ShouldBeOk();
        await owner.Post($"/api/v1/contacts/{zoe}/suppress", new { reason = "asked" }).ShouldBeOk();
        var company = (await owner.Post("/api/v1/companies", new { name = "Quill & Sons" }).Json()).GetProperty("id").GetGuid();
        await owner.Post($"/api/v1/companies/{company}/notes", new { body = $"Ask for {Name} ({Email}), or http://x.example/?mail={Uri.EscapeDataString(Email)}" }).ShouldBeOk();
        await owner.Post("/api/v1/tasks", new { title = $"Call {Name}", contactId = zoe, kind = "call", dueOn = "2026-11-30" }).ShouldBeOk();
        await owner.Post("/api/v1/deals", new { name = $"{Name}: licences", contacts = new[] { new { id = zoe, role = "buyer" } }, amount = 100 }).ShouldBeOk();
        await owner.Send(HttpMethod.Post, "/api/v1/contacts", new { name = "Third", email = Email }, request => request.Headers.Add("Idempotency-Key", "k1"));
        await owner.Post("/api/v1/views", new { @object = "contact", name = "Her", scope = "private", definition = new { q = Email.ToLowerInvariant() } });
        await world.Db.Write(async tx =>
        {
            await world.Get<Mailer>().Put(tx, new Mail { To = Email, ToName = Name, Subject = $"Hello {Name}", Text = $"Hello {Name}", Key = "zoe" });
            var user = (await Users.All(tx))[0].Id;
            await world.Get<Notifier>().Tell(tx, [new Notice { UserId = user, Kind = "mention", Title = $"{Name} wants to talk", Body = Email, Link = $"/people/{zoe}", Key = "zoe" }]);
            await SeenOnTheWeb(world, tx, zoe);
        });
        await world.Settle();
        return zoe;
    }

    private static async Task Swept(Office office, HttpResponseMessage erased)
    {
        await office.World.Settle();
        var job = await office.Owner.Get($"/api/v1/jobs/{(await erased.Json()).GetProperty("jobId").GetGuid()}").Json();
        job.GetProperty("state").GetString().ShouldBe("done", job.ToString());
        (await office.World.Value<string>("select payload from platform_jobs where kind = 'privacy.sweep'")).ShouldBe("{}");
    }

    private static async Task SeenOnTheWeb(World world, Tx tx, Guid zoe)
    {
        var visitor = Guid.CreateVersion7();
        await tx.Execute("insert into capture_visitors (id, anonymous_id, first_seen_at, landing_page) values (@visitor, 'a1', @now, @page)",
            new { visitor, tx.Now, page = $"https://x.example/?email={Email}" });
        await world.Get<Subjects>().Assign(tx, visitor, "visitor", zoe);
        world.Get<Journal>().Append(tx, new JourneyEvent
        {
            Subject = visitor,
            Type = "page_viewed",
            OccurredAt = tx.Now,
            Source = "tracker",
            Data = JsonText.Of(new { properties = new { url = $"https://x.example/?email={Email}", title = Name } }),
        });
        world.Get<Journal>().Append(tx, new JourneyEvent
        {
            Subject = Guid.CreateVersion7(),
            Type = "invoice_paid",
            OccurredAt = tx.Now,
            Source = "api",
            Data = JsonText.Of(new { by = Name, mail = Email.ToUpperInvariant() }),
        });
    }

    /// <summary>Every text of every table that says their address or name, whatever the spelling.</summary>
    private static async Task<IReadOnlyList<string>> Mentions(World world)
    {
        var sqlite = world.Db.Engine == DbEngine.Sqlite;
        var columns = await world.Rows<(string Table, string Column)>(sqlite
            ? "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '%\\_search%' escape '\\'"
            : "select table_name, column_name from information_schema.columns where table_schema = current_schema()");
        var found = new List<string>();
        foreach (var (table, column) in columns)
        {
            var texts = await world.Rows<string>($"select distinct cast({column} as text) from {table} where {column} is not null{(sqlite ? $" and typeof({column}) = 'text'" : "")}");
            found.AddRange(texts.Where(SaysThem).Select(text => $"{table}.{column}: {text}"));
        }

        return found;
    }

    private static bool SaysThem(string text)
    {
        var plain = System.Text.RegularExpressions.Regex.Unescape(System.Text.RegularExpressions.Regex.Replace(Uri.UnescapeDataString(text), @"\\(?!u[0-9a-fA-F]{4})", "/"))
            .Normalize(NormalizationForm.FormD);
        return ((string[])["quillfeather", Second]).Any(word => plain.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
