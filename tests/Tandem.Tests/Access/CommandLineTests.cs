using System.Net;
using Tandem.Platform.Data;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

/// <summary>The verbs <c>user</c> and <c>token</c>, run as processes of their own beside a server that has the database open.</summary>
public sealed class CommandLineTests
{
    [Theory, DatabaseData]
    public async Task A_token_is_printed_alone_and_works_at_once(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        var run = await Terminal.Run(office.World.Options, "token", "create", "--name", "reports", "--scope", "read");

        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldMatch(@"\Atdm_[\w-]{43}\n\z");
        var client = office.Bearer(run.Output.Trim());
        await client.GetAsync("/api/v1/users").ShouldBeOk();
        await client.GetAsync("/api/v1/tokens").ShouldBe(HttpStatusCode.Forbidden, "scopeMissing");
    }

    [Theory, DatabaseData]
    public async Task Somebody_locked_out_gets_back_in_by_the_link_that_is_printed(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        for (var i = 0; i < 6; i++)
        {
            await office.SignIn(new Browser(office.World), password: "not the right one");
        }

        var run = await Terminal.Run(office.World.Options, "user", "reset-password", "OWNER@example.com");

        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldStartWith("http://localhost:5080/invite/");
        var token = new Uri(run.Output.Trim()).Segments[^1];
        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = "another long sentence" }).ShouldBeOk();
        await office.SignIn(new Browser(office.World), password: "another long sentence").ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task A_password_from_standard_input_ends_open_sessions_within_five_seconds(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        var run = await Terminal.Run(office.World.Options, "another long sentence\n", ["user", "reset-password", Office.OwnerEmail, "--stdin"]);

        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        office.World.Clock.Advance(TimeSpan.FromSeconds(5));
        (await office.Owner.IsSignedIn()).ShouldBeFalse();
        await office.SignIn(new Browser(office.World), password: "another long sentence").ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task Wrong_use_and_failure_have_exit_codes_of_their_own(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        (await Terminal.Run(office.World.Options, "user", "reset-password", "nobody@example.com")).ExitCode.ShouldBe(1);
        (await Terminal.Run(office.World.Options, "user", "reset-password", Office.OwnerEmail, "--password", "short")).ExitCode.ShouldBe(1);
        (await Terminal.Run(office.World.Options, "token", "create", "--name", "x", "--scope", "everything")).ExitCode.ShouldBe(2);
        var list = await Terminal.Run(office.World.Options, "user", "list");
        list.Output.ShouldContain(Office.OwnerEmail);
    }
}
