using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Sales.Reasons;

/// <summary>A reason why deals are won or lost or people are sent back to marketing, a competitor, or an objection that was heard.</summary>
public sealed record Reason
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    /// <summary>loss, win, competitor, objection, reject or recycle.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required int Position { get; init; }
}

internal static class ReasonRows
{
    public const string Loss = "loss";
    public const string Win = "win";
    public const string Competitor = "competitor";
    public const string Objection = "objection";
    public const string Reject = "reject";
    public const string Recycle = "recycle";

    public static readonly string[] Kinds = [Loss, Win, Competitor, Objection, Reject, Recycle];

    private const string Select =
        """
        select id, version, kind, name, position
        from sales_reasons
        where archived_at is null and kind = @kind
        order by position, name_key, id
        """;

    public static Task<IReadOnlyList<Reason>> Of(Session session, string kind) => session.Query<Reason>(Select, new { kind });

    /// <summary>The label as the list has it, or null; case, accents and spacing do not count.</summary>
    public static async Task<string?> Find(Session session, string kind, string text) =>
        (await Of(session, kind)).FirstOrDefault(reason => TextKey.Of(reason.Name) == TextKey.Of(text))?.Name;
}
