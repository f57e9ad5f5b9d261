using System.Net;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

public sealed class PageTests
{
    private const string Steps = """
        {"steps":[
          {"title":"You","fields":[{"key":"email","type":"email","label":"Email","required":true,"target":"contact.email"},
            {"key":"kind","type":"select","label":"Kind","required":true,"options":[{"value":"a","label":"A"},{"value":"b","label":"B"}]},
            {"key":"why","type":"text","label":"Why B?","required":true,"showWhen":{"any":false,"rules":[{"field":"kind","test":"is","value":"b"}]}}]},
          {"title":"More","fields":[{"key":"message","type":"longText","label":"Message"}]}]}
        """;

    [Theory, DatabaseData]
    public async Task A_page_without_script_is_led_through_steps_and_what_answers_bring_up(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Steps);
        var first = await office.World.Client().GetStringAsync(office.Path);
        first.ShouldNotContain("Why B?");
        office.World.Clock.Advance(TimeSpan.FromSeconds(5));

        var asked = await office.PostPage([.. FormOffice.Hidden(first), ("email", "<b>@x.example"), ("kind", "b")]);
        asked.Html.ShouldContain("Why B?");
        asked.Html.ShouldContain("&lt;b&gt;@x.example");

        var wrong = await office.PostPage([.. FormOffice.Hidden(asked.Html), ("email", "<b>@x.example"), ("kind", "b"), ("why", "because")]);
        (wrong.Status, wrong.Html.Contains("This is not an email address.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));

        var second = await office.PostPage([.. FormOffice.Hidden(wrong.Html), ("email", "ada@x.example"), ("kind", "b"), ("why", "because \"quotes\" & more")]);
        (second.Status, second.Html.Contains("<h2>More</h2>", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));

        var back = await office.PostPage([.. FormOffice.Hidden(second.Html), ("message", "Hello"), ("_go", "back")]);
        back.Html.ShouldContain("because &quot;quotes&quot; &amp; more");

        var done = await office.PostPage([.. FormOffice.Hidden(second.Html), ("message", "Hello"), ("_consent", "news")]);
        done.Html.ShouldContain("Thank you. We have got it.");
        (await office.World.Value<string>("select answers from capture_submissions")).ShouldNotBeNull().ShouldContain("Hello");
        (await office.State()).ShouldBe("accepted");
    }

    [Theory, DatabaseData]
    public async Task The_page_runs_nothing_and_shows_what_was_typed_as_text(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, """
            [{"key":"email","type":"email","label":"<img src=x onerror=alert(1)>","required":true},{"key":"note","type":"note","label":"</style><script>alert(2)</script>"}]
            """);
        const string Typed = "\"><script>alert(3)</script>";
        using var got = await office.World.Client().GetAsync($"{office.Path}?page={Uri.EscapeDataString(Typed)}&visitor={Uri.EscapeDataString(Typed)}");
        var posted = await office.PostPage(("email", Typed), ("_page", Typed));

        foreach (var html in new[] { await got.Content.ReadAsStringAsync(), posted.Html })
        {
            html.ShouldNotContain("<script");
            html.ShouldNotContain("<img");
            html.ShouldNotContain("alert(3)</script>");
        }

        var policy = got.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; style-src 'sha256-");
        policy.ShouldNotContain("script-src");
        policy.ShouldNotContain("unsafe");
    }

    [Theory, DatabaseData]
    public async Task What_is_handed_out_tells_nothing_of_where_answers_go_or_what_is_blocked(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """{"defence":{"blocked":["@rival.example"]},"notify":{"emails":["sales@x.example"]}}""");
        foreach (var path in new[] { $"/f/{office.Id}.json", $"/f/{office.Id}.json?as=html", office.Path, $"/f/{office.Id}.js" })
        {
            var text = await office.World.Client().GetStringAsync(path);
            text.ShouldNotContain("rival");
            text.ShouldNotContain("sales@");
            text.ShouldNotContain("contact.email");
        }
    }

    [Theory, DatabaseData]
    public async Task Sending_tells_the_team_once_in_the_inbox_and_by_mail(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: $$$"""{"notify":{"emails":["sales@x.example"],"users":["{{{FormOffice.Marketer.UserId}}}"]}}""");
        await office.World.Db.Write(tx => tx.Execute(
            "insert into access_users (id, name, name_key, role, core_team, status, security_stamp, created_at, version) values (@id, 'M', 'm', 'marketer', false, 'active', 's', 0, 1)", new { id = FormOffice.Marketer.UserId }));
        await office.Send(new { email = "ada@x.example", message = "Hello\r\nBcc: all@x.example" });

        (await office.World.Rows<string>("select title from notifications_items")).ShouldBe(["ada@x.example sent “Get in touch”"]);
        (await office.World.Rows<string>("select recipient from messaging_mails")).ShouldBe(["sales@x.example"]);
    }

    [Theory, DatabaseData]
    public async Task Views_are_counted_and_looking_changes_nothing_else(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        using var client = office.World.Client();
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 Firefox/140.0");
        await client.GetAsync(office.Path);
        await client.GetAsync($"/f/{office.Id}.json?as=html");
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, office.Path));
        await office.World.Get<Tandem.Capture.Forms.Pages.FormViews>().Write();
        await office.Send(new { email = "ada@x.example" });

        var form = (await office.Team.Get("/forms")).Json.GetProperty("items")[0];
        (form.GetProperty("views").GetInt64(), form.GetProperty("submissions").GetInt64(), form.GetProperty("conversion").GetDouble()).ShouldBe((2, 1, 0.5));
    }
}
