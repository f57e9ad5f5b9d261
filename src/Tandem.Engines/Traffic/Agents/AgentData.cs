using System.Text.Json;

namespace Tandem.Engines.Traffic.Agents;

/// <summary>The rules that come with Tandem: those of uap-core, and before them a few of our own for what has come out since its last release.</summary>
internal static class AgentData
{
    private const string Package = "traffic/user-agents.json";
    private const string Ours = "traffic/own-agents.json";

    private static readonly Lazy<(AgentRules Agents, AgentRules Systems, AgentRules Devices)> All = new(Load);

    public static AgentRules Agents => All.Value.Agents;

    public static AgentRules Systems => All.Value.Systems;

    public static AgentRules Devices => All.Value.Devices;

    /// <summary>One of the files that come with Tandem.</summary>
    public static Stream Open(string file) => typeof(AgentData).Assembly.GetManifestResourceStream(file)
        ?? throw new InvalidOperationException($"{file} is not part of this build.");

    private static (AgentRules Agents, AgentRules Systems, AgentRules Devices) Load()
    {
        using var ours = Read(Ours);
        using var package = Read(Package);
        return (Rules("agents"), Rules("systems"), Rules("devices"));

        AgentRules Rules(string list) => new([.. RulesOf(ours, list), .. RulesOf(package, list)]);
    }

    private static JsonDocument Read(string file)
    {
        using var stream = Open(file);
        return JsonDocument.Parse(stream);
    }

    private static IEnumerable<AgentRule> RulesOf(JsonDocument file, string list) => file.RootElement.GetProperty(list).EnumerateArray()
        .Select(rule => new AgentRule(rule[0].GetString()!, [.. rule.EnumerateArray().Skip(1).Select(text => text.GetString())]));
}
