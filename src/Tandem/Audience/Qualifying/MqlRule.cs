using System.ComponentModel.DataAnnotations;
using Tandem.Engines.Scoring;
using Tandem.Platform.Data;
using Tandem.Platform.Operations;

namespace Tandem.Audience.Qualifying;

/// <summary>When somebody is an MQL. What is null does not matter.</summary>
/// <param name="FitAtLeast">The least grade of fit.</param>
/// <param name="EngagementAtLeast">The least points of engagement; null: nobody qualifies by points.</param>
/// <param name="Intent">Signs of intent, each of which is enough.</param>
public sealed record MqlDefinition([property: AllowedValues("A", "B", "C", "D", null)] string? FitAtLeast, int? EngagementAtLeast, IReadOnlyList<MqlSign> Intent)
{
    internal QualificationRule InEngine() => new()
    {
        FitAtLeast = FitAtLeast?[0],
        EngagementAtLeast = EngagementAtLeast,
        Intent = [.. Intent.Select(sign => new IntentSign(sign.Name, sign.Rules, sign.WithinDays))],
    };
}

/// <summary>A sign that somebody wants to buy.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rules">The rules of engagement that must all have counted.</param>
/// <param name="WithinDays">Within how many days.</param>
public sealed record MqlSign(string Name, IReadOnlyList<Guid> Rules, int WithinDays);

/// <summary>A version of the MQL rule, as a row of <c>audience_mql_rules</c>.</summary>
internal sealed class MqlRule
{
    public const string Columns = "version, rule_id, definition, summary, reason, made_by, made_at";

    public int Version { get; init; }

    public Guid RuleId { get; init; }

    public required JsonText Definition { get; init; }

    public required string Summary { get; init; }

    public required string Reason { get; init; }

    public required string MadeBy { get; init; }

    public Instant MadeAt { get; init; }

    public MqlDefinition Says => Definition.As<MqlDefinition>();

    /// <summary>The version in force; null before there is any.</summary>
    public static Task<MqlRule?> Current(Session session) =>
        session.First<MqlRule>($"select {Columns} from audience_mql_rules order by version desc limit 1");

    private const string InsertRow =
        """
        insert into audience_mql_rules (version, rule_id, definition, summary, reason, made_by, made_at)
        values (@version, @ruleId, @definition, @summary, @reason, @madeBy, @madeAt)
        on conflict (version) do nothing
        """;

    /// <summary>What the invented colleagues agreed on goes with them.</summary>
    public static Task ForgetDemo(Tx tx, WipedDemo demo) => demo.Users.Count == 0
        ? Task.CompletedTask
        : tx.Execute($"delete from audience_mql_rules where {tx.In("made_by", "actors")}", new { actors = demo.Actors });

    /// <summary>False where somebody else made this version at the same moment.</summary>
    public async Task<bool> Insert(Tx tx) =>
        await tx.Execute(InsertRow, new { Version, RuleId, Definition, Summary, Reason, MadeBy, MadeAt }) == 1;
}
