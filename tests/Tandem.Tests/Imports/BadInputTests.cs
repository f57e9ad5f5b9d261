using System.Net;
using System.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

/// <summary>Bad input: a clear answer, and nothing changed that was not reported.</summary>
public sealed class BadInputTests
{
    [Theory, DatabaseData]
    public async Task A_file_that_is_no_csv_is_refused_with_what_it_is_and_what_to_do(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var (name, content, code) in BadFiles.Refused())
        {
            var answer = await Importing.Upload(world, "contacts", content, $"{name}.csv", HttpStatusCode.BadRequest);

            ((string)answer["code"]!).ShouldBe(code, name);
            ((string)answer["detail"]!).Length.ShouldBeGreaterThan(15, name);
        }

        (await world.Value<long>("select count(*) from imports_files")).ShouldBe(0);
        Directory.GetFiles(Path.Combine(world.Options.DataFolder, "uploads")).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task A_bad_row_costs_itself_and_is_listed_with_its_line_and_the_reason(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var import = await Importing.Run(world, "contacts",
            """
            Email,First name,Created at
            ada@x.example,Ada,2024-12-31
            grace@x.example,Grace,2024-02-31
            "evil@x.example
            Bcc: all@x.example",Eve,2024-01-01
            evil%0d%0aBcc:all@x.example,Eve,2024-01-01
            alan@x.example,Alan,2024-03-15,one,cell,too,many
            "joan@x.example,Joan,2024-03-16
            mary@x.example,Mary,2024-03-17

            """);

        Importing.Counts(import).ShouldBe((7, 2, 0, 0, 5));
        (await world.Rows<string>("select name from people_contacts order by name")).ShouldBe(["Ada", "Mary"]);
        (await world.Rows<string>("select code from imports_errors order by line")).ShouldBe(
            ["impossibleDate", "invalidEmail", "invalidEmail", "tooManyCells", "unclosedQuote"]);
        (await world.Rows<long>("select line from imports_errors order by line")).ShouldBe([3, 4, 6, 7, 8]);
        var errors = await world.Client(Caller.System).GetStringAsync($"/api/v1/imports/{import["id"]}/errors.csv");
        errors.ShouldContain("31 February 2024 does not exist");
    }

    [Theory, DatabaseData]
    public async Task A_single_line_of_50_MB_is_one_error_and_the_row_below_it_is_kept(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        byte[] file = [.. "Email,First name\nx@y.example,"u8, .. BadFiles.Filled(50 * 1024 * 1024), .. "\nada@x.example,Ada\n"u8];

        Importing.Counts(await Importing.Run(world, "contacts", file)).ShouldBe((2, 1, 0, 0, 1));
        (await world.Rows<string>("select code from imports_errors")).ShouldBe(["lineTooLong"]);
    }

    [Theory, DatabaseData]
    public async Task A_cell_longer_than_any_index_takes_costs_its_row_only(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var random = new Random(7);
        string Long() => string.Concat(Enumerable.Range(0, 12_000).Select(_ => (char)random.Next('a', 'z' + 1)));
        foreach (var (objectName, headers) in new[]
        {
            ("contacts", "First name,External id,Company,Country,City,Tags,Source,Job title,Language,Time zone,Landing page,Favourite,Phone"),
            ("companies", "Name,External id,Industry,Country,City,Tags,Parent company,Website,Phone,Favourite"),
            ("deals", "Deal name,External id,Company,Product,Stage,Pipeline,Tags,Loss reason,Win reason,Next step,Favourite,Owner"),
            ("users", "Name,Office,Manager"),
            ("products", "Name,SKU,Series"),
        })
        {
            var names = headers.Split(',');
            var first = names[0].EndsWith("ame", StringComparison.Ordinal) ? 0 : -1;
            var rows = names.Select((_, wide) => string.Join(',', names.Select((_, i) => i == wide ? Long() : i == first ? $"Row{wide}" : "")));
            var import = await Importing.Run(world, objectName, $"{headers}\n{string.Join('\n', rows)}\n{string.Join(',', names.Select((_, i) => i == first ? "Good" : ""))}\n");

            ((string)import["state"]!).ShouldBe("done", objectName);
            Importing.Counts(import).Created.ShouldBeGreaterThan(0, objectName);
            Importing.Counts(import).Errors.ShouldBeGreaterThan(0, objectName);
        }
    }

    [Theory, DatabaseData]
    public async Task A_file_in_which_nothing_says_who_a_row_is_about_is_not_run(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = (string)(await Importing.Upload(world, "contacts", BadFiles.Text("Dear all,this is a letter\nand has,no columns\n"), "letter.csv", HttpStatusCode.Created))["id"]!;

        (await world.Client(Caller.System).Post($"/imports/{id}/run")).Is(400).Code.ShouldBe("nothingRecognised");
        (await world.Value<long>("select count(*) from people_fields")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task The_object_is_one_name_and_the_file_name_breaks_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var word in new[] { "", "0", "3", "people", "Contacts,Deals", "contacts " })
        {
            await Importing.Upload(world, word, BadFiles.Text("Email\nada@x.example\n"), "f.csv", HttpStatusCode.BadRequest);
        }

        var import = await Importing.Run(world, "contacts", BadFiles.Text("Email\nada@x.example\nnobody\n"), "../..\\a\r\nX-Evil: 1\".csv");
        ((string)import["fileName"]!).ShouldBe("aX-Evil: 1\".csv");
        var errors = await world.Client(Caller.System).GetAsync($"/api/v1/imports/{import["id"]}/errors.csv");
        errors.StatusCode.ShouldBe(HttpStatusCode.OK);
        errors.Headers.Contains("X-Evil").ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task A_file_without_a_header_keeps_its_first_row(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var import = await Importing.Run(world, "contacts", "ada@x.example,Ada,London\ngrace@x.example,Grace,Paris\n");

        Importing.Counts(import).ShouldBe((2, 2, 0, 0, 0));
        Importing.Warnings(import).ShouldContain("noHeader");
    }

    [Theory, DatabaseData]
    public async Task What_had_to_be_guessed_about_the_file_is_a_warning(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        Importing.Warnings(await Importing.Run(world, "contacts", "Email,Created at\nada@x.example,03/04/2024\n")).ShouldBe(["ambiguousDates"]);
        Importing.Warnings(await Importing.Run(world, "contacts", "Email,Created at\nada@x.example,13/04/2024\n")).ShouldBeEmpty();
        Importing.Warnings(await Importing.Run(world, "contacts", "Email,First name\n")).ShouldBe(["noRows"]);

        byte[] broken = [.. Encoding.UTF8.GetBytes("Email,City\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"p{i}@x.example,Zürich\n"))), .. "z@x.example,Z"u8, 0xFC, .. "rich\n"u8];
        Importing.Warnings(await Importing.Run(world, "contacts", broken)).ShouldBe(["invalidBytes"]);
        byte[] mixed = [.. "Email,City\na@x.example,Z"u8, 0xFC, .. "rich\n"u8, .. Encoding.UTF8.GetBytes("b@x.example,Zürich\n")];
        Importing.Warnings(await Importing.Run(world, "contacts", mixed)).ShouldBe(["invalidBytes"]);
    }

    [Theory, DatabaseData]
    public async Task A_column_that_no_row_fills_makes_no_field(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rows = string.Concat(Enumerable.Range(0, 10_050).Select(i => $"p{i}@x.example,,,{(i > 10_040 ? "late" : "")}\n"));
        var import = await Importing.Run(world, "contacts", "Email,Lead status,Shoe size,Remark\n" + rows);

        (await world.Rows<string>("select label from people_fields")).ShouldBe(["Remark"]);
        import["report"]!["createdFields"]!.AsArray().Select(label => (string)label!).ShouldBe(["Remark"]);
    }
}
