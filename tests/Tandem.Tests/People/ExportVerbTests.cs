using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>The verb <c>export</c>, as a process of its own beside a server that has the database open.</summary>
public sealed class ExportVerbTests
{
    [Theory, DatabaseData]
    public async Task It_writes_the_file_of_the_api_to_the_terminal_or_into_a_file(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts([.. Enumerable.Range(0, 1_203).Select(n => new ContactDraft { Name = n == 0 ? "=1+1" : $"Person {n:0000}", City = n < 3 ? "Bonn" : null })]);
        var client = world.Client(Caller.System);
        var file = Path.Combine(world.Options.DataFolder, "out.csv");

        var printed = await Terminal.Run(world.Options, "export", "contacts");
        var written = await Terminal.Run(world.Options, "export", "contacts", file, "--columns", "name,city", "--filter", """{"field":"city","op":"is","value":"bonn"}""");

        (printed.ExitCode, printed.Errors).ShouldBe((0, ""));
        printed.Output.TrimStart('\uFEFF').ShouldBe(await client.GetStringAsync("/api/v1/contacts/export"));
        printed.Output.ShouldContain("'=1+1");
        (written.ExitCode, written.Output).ShouldBe((0, "3 contacts\n"));
        (await File.ReadAllBytesAsync(file)).Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        (await File.ReadAllLinesAsync(file)).Length.ShouldBe(4);
        File.Exists(file + ".part").ShouldBeFalse();
        (await world.Value<long>("select count(*) from access_audit where verb = 'export'")).ShouldBe(3);
        foreach (var other in new[] { "companies", "deals" })
        {
            (await Terminal.Run(world.Options, "export", other)).Output.TrimStart('\uFEFF').ShouldBe(await client.GetStringAsync($"/api/v1/{other}/export"));
        }
    }

    [Theory, DatabaseData]
    public async Task Wrong_use_ends_with_2_and_a_place_that_cannot_be_written_with_1(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var typed in new[] { "", "people", "contacts a.csv b.csv", "contacts --wat", "contacts --columns nothing", "contacts --filter x", "deals --columns nothing" })
        {
            var run = await Terminal.Run(world.Options, ["export", .. typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            (run.ExitCode, run.Output).ShouldBe((2, ""), typed);
            run.Errors.ShouldContain("export contacts|companies|deals [FILE]");
        }

        var failed = await Terminal.Run(world.Options, "export", "contacts", "/no/such/folder/out.csv");
        failed.ExitCode.ShouldBe(1);
        failed.Errors.ShouldNotContain("   at ");
        (await Terminal.Run(world.Options, "export", "--help")).Output.ShouldContain("--columns");
    }
}
