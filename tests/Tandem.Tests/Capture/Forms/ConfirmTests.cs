using System.Net;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

public sealed class ConfirmTests
{
    private const string Everything = """{"confirmation":{"mode":"everything"}}""";

    [Theory, DatabaseData]
    public async Task Opening_the_link_changes_nothing_and_its_button_lets_the_person_in(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Everything);
        (await office.Send(new { email = "ada@x.example" }, new { consents = new[] { "news" }, anonymousId = "b1" })).Is(200)["confirmationSent"].GetBoolean().ShouldBeTrue();
        (await office.State()).ShouldBe("unconfirmed");
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
        var link = (await office.Links()).ShouldHaveSingleItem();

        var page = await office.World.Client().GetStringAsync(link);
        page.ShouldContain("ada@x.example");
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
        (await office.World.Value<long>("select count(*) from capture_submissions where confirmed_at is not null")).ShouldBe(0);

        for (var twice = 0; twice < 2; twice++)
        {
            var pressed = await office.World.Client().PostAsync(link, content: null);
            (await pressed.Content.ReadAsStringAsync()).ShouldContain("Your address is confirmed");
        }

        (await office.State()).ShouldBe("accepted");
        (await office.World.Rows<string>("select email from people_contacts")).ShouldBe(["ada@x.example"]);
        (await office.World.Rows<string>("select type from journey_events where type in ('form_submitted', 'address_confirmed', 'visitor_joined') order by type")).ShouldBe(["address_confirmed", "form_submitted", "visitor_joined"]);
        (await office.World.Value<string>("select basis from people_consents where state = 'subscribed'")).ShouldBe("doubleOptIn");
    }

    [Theory, DatabaseData]
    public async Task Where_only_consents_wait_the_contact_is_there_at_once(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """{"confirmation":{"mode":"consents"}}""");
        await office.Send(new { email = "ada@x.example" }, new { consents = new[] { "news" } });
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
        (await office.World.Value<long>("select count(*) from people_consents")).ShouldBe(0);

        await office.World.Client().PostAsync((await office.Links()).Single(), content: null);

        (await office.World.Rows<string>("select state from people_consents")).ShouldBe(["subscribed"]);
        await office.Send(new { email = "bob@x.example" });
        (await office.Links()).Count.ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_link_that_is_too_old_does_nothing_and_can_be_asked_for_once_more(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Everything);
        await office.Send(new { email = "ada@x.example" });
        var link = (await office.Links()).Single();
        office.World.Clock.Advance(TimeSpan.FromDays(7.1));

        (await office.World.Client().PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
        var page = await (await office.World.Client().GetAsync(link)).Content.ReadAsStringAsync();
        var again = page[(page.IndexOf("action=\"", StringComparison.Ordinal) + 8)..].Split('"')[0];
        await office.World.Client().PostAsync(again, content: null);
        await office.World.Client().PostAsync(again, content: null);
        (await office.Links()).Count.ShouldBe(2);

        (await office.World.Client().PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_link_that_is_not_ours_is_nothing(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Everything);
        await office.Send(new { email = "ada@x.example" });
        var link = (await office.Links()).Single();
        var forged = link[..^3] + "AAA";

        foreach (var address in new[] { forged, "/f/confirm/x", $"/f/confirm/{Guid.NewGuid():n}.abc" })
        {
            (await office.World.Client().GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await office.World.Client().PostAsync(address, content: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await office.World.Client().PostAsync("/f/again/forged.x", content: null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await office.Links()).Count.ShouldBe(1);
        (await office.State()).ShouldBe("unconfirmed");
    }

    [Theory, DatabaseData]
    public async Task The_mail_leads_to_the_address_of_whoever_published_and_not_to_a_host_that_a_stranger_names(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Everything);
        using var request = new HttpRequestMessage(HttpMethod.Post, office.Path) { Content = new StringContent("""{"fields":{"email":"ada@x.example"}}""", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Host = "evil.example";
        (await office.World.Client().SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var mail = (await office.World.Value<string>("select content from messaging_mails")).ShouldNotBeNull();
        mail.ShouldContain("http://localhost/f/confirm/");
        mail.ShouldNotContain("evil");
    }

    [Theory, DatabaseData]
    public async Task A_suspicious_one_gets_no_mail_before_it_is_let_in(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Everything);
        (await office.Send(new { email = "ada@x.example", hp_url = "x" })).Is(200)["confirmationSent"].GetBoolean().ShouldBeTrue();
        (await office.Links()).ShouldBeEmpty();

        await office.Team.Post($"/submissions/{await office.World.Value<Guid>("select id from capture_submissions")}/release");

        (await office.Links()).Count.ShouldBe(1);
        (await office.State()).ShouldBe("unconfirmed");
    }
}
