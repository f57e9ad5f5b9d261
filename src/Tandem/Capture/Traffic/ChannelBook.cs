using Tandem.Engines.Traffic.Channels;
using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>The rules of channels that hold here: those of the workspace, or the ones that come with Tandem.</summary>
internal sealed class ChannelBook
{
    private volatile Compiled? _compiled;

    /// <summary>The rules, ready to be asked.</summary>
    public async Task<ChannelRules> Rules(Session session)
    {
        // Nearly always nothing has changed, and then only the number is read.
        var version = await session.Scalar<int>("select version from capture_channel_rules where id = 1");
        if (_compiled is { } compiled && compiled.Version == version)
        {
            return compiled.Rules;
        }

        var known = await Kept.Read(session);
        var rules = new ChannelRules(known.All);
        _compiled = new Compiled(known.Version, rules);
        return rules;
    }

    private sealed record Compiled(int Version, ChannelRules Rules);

    /// <summary>The row of <c>capture_channel_rules</c>.</summary>
    public sealed class Kept
    {
        private const string Select = "select version, rules, job_id from capture_channel_rules where id = 1";

        private const string Update = "update capture_channel_rules set version = version + 1, rules = @rules, job_id = @job where id = 1";

        public int Version { get; init; }

        public JsonText? Rules { get; init; }

        public Guid? JobId { get; init; }

        /// <summary>Whether nobody has changed the rules that come with Tandem.</summary>
        public bool AreDefaults => Rules is null;

        public IReadOnlyList<ChannelRule> All => Rules?.As<IReadOnlyList<ChannelRule>>() ?? DefaultChannels.All;

        public static async Task<Kept> Read(Session session) => (await session.First<Kept>(Select))!;

        /// <summary>Whoever changes rules comes one after the other.</summary>
        public static async Task<Kept> Hold(Tx tx) => (await tx.First<Kept>(Select + tx.Sql("", " for update")))!;

        /// <summary>Puts other rules in their place; null for those that come with Tandem.</summary>
        public static Task Save(Tx tx, IReadOnlyList<ChannelRule>? rules, Guid job) => tx.Execute(Update, new { rules = rules is null ? null : JsonText.Of(rules).Value, job });
    }
}
