using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

/// <summary>The verb <c>import</c> as a process of its own, with what people type by mistake.</summary>
public sealed class ImportVerbTests
{
    [Theory, DatabaseData]
    public async Task Bad_files_end_with_1_and_one_clear_line(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var (name, content, code) in BadFiles.Refused())
        {
            var run = await Import(world, "contacts", content, $"{name}.csv");

            (run.ExitCode, run.Output).ShouldBe((1, ""), name);
            run.Errors.Trim().ShouldEndWith($"({code})", customMessage: name);
            run.Errors.Trim().ShouldNotContain('\n');
        }

        (await world.Value<long>("select count(*) from imports_files")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task What_is_no_readable_file_ends_with_1_and_says_so(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var good = Path.Combine(world.Options.DataFolder, "good.csv");
        await File.WriteAllTextAsync(good, "Email\nada@x.example\n");
        async Task<string> Failed(params string[] arguments)
        {
            var run = await Terminal.Run(world.Options, ["import", "contacts", .. arguments]);
            run.ExitCode.ShouldBe(1, run.Errors);
            run.Errors.ShouldNotContain("   at ");
            return run.Errors;
        }

        (await Failed(world.Options.DataFolder)).ShouldContain("is a folder");
        (await Failed("no-such-file.csv")).ShouldContain("There is no file");
        // Root may read every file of its own; reading the memory of the process at 0 fails for everybody.
        (await Failed("/proc/self/mem")).ShouldContain("cannot be read");
        (await Failed(good, "--errors", "/no/such/folder/errors.csv")).ShouldContain("/no/such/folder");
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Wrong_use_ends_with_2_and_the_help(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var typed in new[] { "", "contacts", "people f.csv", "3 f.csv", "Contacts,Deals f.csv", "contacts f.csv g.csv", "contacts f.csv --wat", "contacts f.csv --errors", "contacts f.csv --dates dym" })
        {
            var run = await Terminal.Run(world.Options, ["import", .. typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            run.ExitCode.ShouldBe(2, typed);
            run.Errors.ShouldContain("import contacts|companies|deals|users|products FILE");
        }

        var help = await Terminal.Run(world.Options, "import", "--help");
        (help.ExitCode, help.Errors).ShouldBe((0, ""));
        help.Output.ShouldContain("--dry-run");
    }

    [Theory, DatabaseData]
    public async Task The_report_names_errors_by_line_and_good_rows_are_kept(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var errors = Path.Combine(world.Options.DataFolder, "errors.csv");
        var run = await Import(world, "contacts", BadFiles.Text("Email,Born\nada@x.example,03/04/1815\n\"evil@x.example\nBcc: a@x.example\",04/04/1815\n"), "people.csv", "--errors", errors, "--dates", "mdy");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("2 rows: 1 created, 0 updated, 0 unchanged, 1 errors");
        run.Errors.ShouldContain("line 3: Email: ");
        (await File.ReadAllLinesAsync(errors))[0].ShouldBe("line,reason,Email,Born");
        (await world.Value<string>("select custom from people_contacts"))!.ShouldContain("1815-03-04");

        (await Import(world, "contacts", BadFiles.Text("Email\nnobody\n"), "none.csv")).ExitCode.ShouldBe(1);
    }

    private static async Task<TerminalRun> Import(World world, string objectName, byte[] content, string fileName, params string[] options)
    {
        var path = Path.Combine(world.Options.DataFolder, fileName);
        await File.WriteAllBytesAsync(path, content);
        return await Terminal.Run(world.Options, ["import", objectName, path, .. options]);
    }
}
