using Tandem.Engines.Tests.Import;
using Tandem.Engines.Traffic.Agents;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Traffic;

public class UserAgentTests(ITestOutputHelper output)
{
    private const string WindowsChrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string IPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    [Theory]
    [InlineData(WindowsChrome, "Chrome", "142.0", "Windows", "10", DeviceKind.Desktop)]
    [InlineData(WindowsChrome + " Edg/142.0.0.0", "Edge", "142.0", "Windows", "10", DeviceKind.Desktop)]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari", "18.5", "Mac OS X", "10.15", DeviceKind.Desktop)]
    [InlineData("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox", "144.0", "Ubuntu", null, DeviceKind.Desktop)]
    [InlineData(IPhone, "Mobile Safari", "18.5", "iOS", "18.5", DeviceKind.Mobile)]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Mobile Safari", "17.5", "iOS", "17.5", DeviceKind.Tablet)]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome Mobile", "142.0", "Android", "15", DeviceKind.Mobile)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome", "142.0", "Android", "14", DeviceKind.Tablet)]
    [InlineData("Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/5.0 Chrome/94.0.4606.31 TV Safari/537.36", "Samsung Internet", "5.0", "Tizen", "7.0", DeviceKind.Television)]
    [InlineData(WindowsChrome + " Vivaldi/7.1.3", "Vivaldi", "7.1", "Windows", "10", DeviceKind.Desktop)]
    [InlineData(WindowsChrome + " Heron/3.2.1", "Heron", "3.2", "Windows", "10", DeviceKind.Desktop)]
    [InlineData("what is this?", "Other", null, "Other", null, DeviceKind.Unknown)]
    [InlineData("", "Other", null, "Other", null, DeviceKind.Unknown)]
    public void An_agent_tells_browser_system_and_device(string agent, string browser, string? version, string system, string? systemVersion, DeviceKind device)
    {
        var read = UserAgents.Read(agent);
        (read.Browser, read.BrowserVersion, read.System, read.SystemVersion, read.Device).ShouldBe((browser, version, system, systemVersion, device));
    }

    [Fact]
    public void A_device_has_its_maker_and_model()
    {
        var read = UserAgents.Read("Mozilla/5.0 (Linux; Android 4.1.1; SPH-L710 Build/JRO03L) AppleWebKit/535.19 (KHTML, like Gecko) Chrome/18.0.1025.166 Mobile Safari/535.19");
        (read.Brand, read.Model).ShouldBe(("Samsung", "SPH-L710"));
        UserAgents.Read(IPhone).ShouldSatisfyAllConditions(iphone => iphone.Brand.ShouldBe("Apple"), iphone => iphone.Model.ShouldBe("iPhone"));
    }

    [Theory]
    [InlineData("test_ua.yaml", "family", 0.95)]
    [InlineData("test_os.yaml", "system", 0.95)]
    [InlineData("test_device.yaml", "device", 0.95)]
    public void The_cases_of_uap_core_agree(string file, string what, double least)
    {
        if (SharedData.Folder("uap-core", output) is not { } folder) return;
        var cases = UapCases.Read(Path.Combine(folder, file)).ToList();
        var wrong = cases.Where(one => Family(UserAgents.Parse(one["user_agent_string"]!), what) != one["family"]).ToList();
        var share = 1 - wrong.Count / (double)cases.Count;
        output.WriteLine($"Conformance: uap-core {what}, {cases.Count - wrong.Count} of {cases.Count} agree ({share:P1}); the rules are the package's of the same name, 0.18.0, older than these cases, and ours for what came since.");
        foreach (var one in wrong.Take(20)) output.WriteLine($"{one["family"]} not {Family(UserAgents.Parse(one["user_agent_string"]!), what)}: {one["user_agent_string"]}");
        cases.Count.ShouldBeGreaterThan(200);
        share.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void Looking_for_required_text_first_loses_no_match()
    {
        if (SharedData.Folder("uap-core", output) is not { } folder) return;
        var agents = UapCases.Read(Path.Combine(folder, "test_os.yaml")).Select(one => one["user_agent_string"]!).Distinct().ToList();
        using var data = System.Text.Json.JsonDocument.Parse(AgentData.Open("traffic/user-agents.json"));
        var lost = new List<string>();
        foreach (var pattern in data.RootElement.EnumerateObject().Where(list => list.Value.ValueKind is System.Text.Json.JsonValueKind.Array).SelectMany(list => list.Value.EnumerateArray()).Select(rule => rule[0].GetString()!.Replace("(?i)", "")))
        {
            var required = RequiredText.Of(pattern);
            var regex = new System.Text.RegularExpressions.Regex(pattern, System.Text.RegularExpressions.RegexOptions.CultureInvariant);
            lost.AddRange(agents.Where(agent => required is not null && regex.IsMatch(agent) && !required.Any(piece => agent.Contains(piece, StringComparison.OrdinalIgnoreCase))).Select(agent => $"{pattern}: {agent}"));
        }
        lost.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(Foo)/(\\d+)", "Foo")]
    [InlineData("(?:Foo|Barbaz)/(\\d+)", "Foo,Barbaz")]
    [InlineData("(Foo|)bar", "bar")]
    [InlineData("[Ff]oo/1", "oo/1")]
    [InlineData("(?!Nexus)Pixel", "Pixel")]
    [InlineData("\\d+", null)]
    [InlineData("(a|\\d)x?", null)]
    [InlineData("Fo?o+bar", "bar")]
    [InlineData("(?i)foo", null)]
    [InlineData("(?P<name>Foo)", "Foo")]
    [InlineData("(?<!Bar)Foo", "Foo")]
    [InlineData("(?", null)]
    [InlineData("[a", null)]
    public void Required_text_is_read_from_an_expression(string pattern, string? pieces) => RequiredText.Of(pattern).ShouldBe(pieces?.Split(','));

    [Fact]
    public void Whatever_is_sent_is_read_in_bounded_memory()
    {
        var hostile = new[]
        {
            new string('(', 4000), new string('a', 100_000), "Mozilla/5.0 " + string.Concat(Enumerable.Repeat("Mozilla/5.0 (", 300)), "\0\u202e<script>alert(1)</script>",
            string.Concat(Enumerable.Repeat("1.", 2000)), "Android " + string.Concat(Enumerable.Repeat("; ", 400)),
        };
        foreach (var agent in hostile) UserAgents.Parse(agent).Browser.Length.ShouldBeLessThanOrEqualTo(UserAgents.Longest);

        var memo = new Tandem.Engines.Traffic.Memo<string>(100);
        for (var i = 0; i < 10_000; i++) memo.Get($"{i}", text => text).ShouldBe($"{i}");
        memo.Count.ShouldBeLessThanOrEqualTo(102);
    }

    private static string Family(UserAgent agent, string what) => what switch { "family" => agent.Browser, "system" => agent.System, _ => agent.DeviceFamily };
}
