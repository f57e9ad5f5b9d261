using Tandem.Rules.Reading;
using Tandem.Rules.Rules;

namespace Tandem.Rules;

public class ProjectTests
{
    private static IEnumerable<(string Path, string Text)> Pages =>
        Tree.Files(".", ".md").Select(path => (path, Tree.Read(path)));

    [Fact]
    public void No_file_names_the_machine_it_was_written_on() => ProjectWords.Check(ProjectWords.TextFiles()).ShouldHold("project words");

    [Fact]
    public void Links_in_the_documents_lead_somewhere() =>
        Documents.CheckLinks(Pages, path => Path.Exists(Path.Combine(Tree.Root, path))).ShouldHold("links");

    [Fact]
    public void The_module_table_has_every_module() =>
        Documents.CheckModules(Assemblies.Tandem, Modules.OfTandem, Tree.Read("docs/architecture.md")).ShouldHold("module table");

    [Fact]
    public void The_readme_has_every_setting() =>
        Documents.CheckSettings(Assemblies.Tandem, Modules.OfTandem, Tree.Read("README.md")).ShouldHold("settings");

    [Fact]
    public void Every_exemption_gives_a_reason() =>
        Exemptions.All.Where(exemption => exemption.Reason.Split(' ').Length < 4).ShouldBeEmpty();

    [Theory]
    [InlineData("see /wo@rk/main/x", true)]
    [InlineData("open '/ro@ot/.config'", true)]
    [InlineData("reads /home/ad@a/x", true)]
    [InlineData("https://registry.np@mjs.org/x", true)]
    [InlineData("https://api.nu@get.org/v3/index.json", true)]
    [InlineData("a team/work/life balance", false)]
    [InlineData("href=\"/workspace/root\"", false)]
    [InlineData("https://example.org/work/1", false)]
    [InlineData("https://learn.example.com/nuget", false)]
    public void A_path_or_host_of_one_machine_is_seen(string text, bool isWrong)
    {
        // The @ keeps this file itself clean.
        var clean = text.Replace("@", "", StringComparison.Ordinal);

        ProjectWords.Check([("docs/a.md", clean)]).Any().ShouldBe(isWrong);
    }

    [Fact]
    public void Work_left_undone_is_seen_in_the_product() =>
        ProjectWords.Check([("src/a.cs", "// TODO later"), ("web/src/a.ts", "FIXME"), ("docs/a.md", "TODO")]).Count().ShouldBe(2);

    [Fact]
    public void A_dead_link_is_seen()
    {
        const string page = "[a](there.md) [b](gone.md#x) [c](https://example.org) [d](#here) <img src=\"img/gone.png\"> <!-- [e](later.md) -->";

        Documents.CheckLinks([("docs/a.md", page)], path => path == "docs/there.md").Select(violation => violation.What)
            .ShouldBe(["links to gone.md#x, which is not there", "links to img/gone.png, which is not there"]);
    }

    [Fact]
    public void A_module_that_the_table_lacks_is_seen() =>
        Documents.CheckModules(Assemblies.Fixtures("Shop"), new Modules("Shop"), "`Orders/` `Platform/` `Engines/`")
            .ShouldHaveSingleItem().Where.ShouldBe("Stock");

    [Fact]
    public void An_exemption_silences_its_place_and_fails_when_idle()
    {
        Violation[] found = [new("A", "is wrong"), new("B", "is wrong")];

        Verdict.Judge(found, "rule", [new Exemption("rule", "A", "known")]).ShouldBe("\nB: is wrong");
        Verdict.Judge(found, "other", [new Exemption("rule", "A", "known")]).ShouldBe("\nA: is wrong\nB: is wrong");
        Verdict.Judge([], "rule", [new Exemption("rule", "A", "known")]).ShouldContain("delete the exemption");
    }
}
