using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Qualifying;

/// <summary>The MQL rule in force, with everything that it ever said.</summary>
public sealed record MqlRuleView
{
    /// <summary>The rule, in all its versions.</summary>
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required MqlDefinition Definition { get; init; }

    /// <summary>The same in words.</summary>
    public required string Summary { get; init; }

    /// <summary>All versions, the one in force first.</summary>
    public required IReadOnlyList<MqlVersion> History { get; init; }

    internal static async Task<MqlRuleView?> Read(Session session)
    {
        var versions = await session.Query<MqlRule>($"select {MqlRule.Columns} from audience_mql_rules order by version desc");
        if (versions is not [var current, ..])
        {
            return null;
        }

        var names = await ActorNames.Of(session, versions.Select(version => version.MadeBy));
        return new MqlRuleView
        {
            Id = current.RuleId,
            Version = current.Version,
            Definition = current.Says,
            Summary = current.Summary,
            History = [.. versions.Select(version => new MqlVersion(
                version.Version, version.Summary, version.Reason, names.NameOf(version.MadeBy), version.MadeAt))],
        };
    }
}

/// <summary>A version of the MQL rule: what it said, why it was made, by whom and when.</summary>
public sealed record MqlVersion(int Version, string Summary, string Reason, string By, Instant At);

/// <summary>Shows the MQL rule to both teams.</summary>
internal static class GetMqlRule
{
    public sealed class Handler(Db db)
    {
        public Task<Result<MqlRuleView>> Handle(CancellationToken cancel) => db.Read<Result<MqlRuleView>>(
            async session => await MqlRuleView.Read(session) is { } rule ? rule : Problem.NotFound("The MQL rule"), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/mql-rule", async (Handler handler, CancellationToken cancel) => (await handler.Handle(cancel)).ToHttp(rule => rule.Version))
            .Needs(Rights.Agreements.Read)
            .Produces<MqlRuleView>();
}
