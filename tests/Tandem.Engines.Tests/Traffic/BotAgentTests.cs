using System.Text.Json;
using Tandem.Engines.Tests.Import;
using Tandem.Engines.Traffic.Agents;
using Tandem.Engines.Traffic.Bots;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Traffic;

public class BotAgentTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "agent:search-engine")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36", "agent:headless")]
    [InlineData("curl/8.5.0", "agent:http-library")]
    [InlineData("Mozilla/5.0 (compatible; NobodyKnowsThisBot/0.1; +https://nobody.example)", "agent:crawler")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", null)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36", null)]
    [InlineData("Mozilla/5.0 (iPad; U; CPU iPhone OS 7_0 like Mac OS X; de-DE) WIRED/3.2.3.11.87970", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_machine_is_told_by_its_agent(string? agent, string? reasons) => BotAgents.Reasons(agent).ShouldBe(reasons);

    [Fact]
    public void The_crawlers_that_are_listed_are_bots()
    {
        if (SharedData.Folder("crawler-user-agents", output) is not { } folder) return;
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "crawler-user-agents.json")));
        var agents = json.RootElement.EnumerateArray().SelectMany(crawler => crawler.GetProperty("instances").EnumerateArray()).Select(agent => agent.GetString()!).ToList();
        var caught = agents.Count(agent => BotAgents.Judge(agent) is not null) / (double)agents.Count;
        var byWords = agents.Count(agent => BotWords.Reason(agent) is not null) / (double)agents.Count;
        output.WriteLine($"Conformance: crawler-user-agents, {caught:P1} of {agents.Count} listed are bots (the list is the package of the same name, so that proves little; by words alone, without it, {byWords:P1}).");
        agents.Count.ShouldBeGreaterThan(2000);
        caught.ShouldBeGreaterThanOrEqualTo(0.95);
        byWords.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void Browsers_are_not()
    {
        if (SharedData.Folder("uap-core", output) is not { } folder) return;
        var browsers = new[] { "test_ua.yaml", "test_os.yaml", "test_device.yaml" }
            .SelectMany(file => UapCases.Read(Path.Combine(folder, file)))
            .Select(one => one["user_agent_string"]!)
            .Where(agent => agent.StartsWith("Mozilla/", StringComparison.Ordinal) || agent.StartsWith("Opera/", StringComparison.Ordinal))
            .Distinct()
            .Where(agent => UserAgents.Parse(agent).DeviceFamily != "Spider")
            .ToList();
        var wrong = browsers.Where(agent => BotAgents.Judge(agent) is not null).ToList();
        output.WriteLine($"Conformance: browsers of uap-core (no spider by their device), {wrong.Count} of {browsers.Count} called bots ({wrong.Count / (double)browsers.Count:P2}).");
        foreach (var agent in wrong) output.WriteLine($"{BotAgents.Judge(agent)}: {agent}");
        browsers.Count.ShouldBeGreaterThan(1500);
        (wrong.Count / (double)browsers.Count).ShouldBeLessThan(0.01);
    }
}
