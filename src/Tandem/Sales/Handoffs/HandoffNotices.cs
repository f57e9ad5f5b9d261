using Tandem.Notifications.Public;

namespace Tandem.Sales.Handoffs;

/// <summary>What people are told about handoffs.</summary>
internal static class HandoffNotices
{
    public static readonly IReadOnlyList<NoticeKind> Kinds =
    [
        new("handoffSent", "A lead is handed to me", NoticeGroup.Handoffs),
        new("handoffDue", "A lead of mine is soon to be answered", NoticeGroup.Handoffs),
        new("handoffExpired", "A lead was not answered in time", NoticeGroup.Handoffs),
        new("handoffUnassigned", "A lead found nobody free", NoticeGroup.Handoffs),
        new("handoffAnswered", "Sales answered a lead that I handed over", NoticeGroup.Handoffs),
        new("handoffRecycleEnds", "The day has come until which I sent a lead back", NoticeGroup.Handoffs),
    ];

    public static Notice Sent(Handoff handoff, string name, Guid to) =>
        Of(handoff, "handoffSent", to, $"New lead: {name}", string.Join(" · ", handoff.Why.As<List<string>>().Take(2)), $"{handoff.Version}");

    public static Notice Due(Handoff handoff, string name, Guid to, int percent) =>
        Of(handoff, "handoffDue", to, $"{name} waits for an answer", $"{percent} % of the promised time is used", $"{percent}-{to}");

    public static Notice Expired(Handoff handoff, string name, Guid to) =>
        Of(handoff, "handoffExpired", to, $"{name} was not answered in time", "The lead went on", "");

    public static Notice Unassigned(Handoff handoff, string name, Guid to) =>
        Of(handoff, "handoffUnassigned", to, $"Nobody has {name} yet", handoff.OwnerWhy, "");

    public static Notice Answered(Handoff handoff, string title, string? body, Guid to) =>
        Of(handoff, "handoffAnswered", to, title, body, $"{handoff.State}");

    public static Notice RecycleEnds(Handoff handoff, string name, Guid to) =>
        Of(handoff, "handoffRecycleEnds", to, $"{name} was sent back until today", handoff.Reason, "");

    private static Notice Of(Handoff handoff, string kind, Guid to, string title, string? body, string part) => new()
    {
        UserId = to,
        Kind = kind,
        Title = title,
        Body = string.IsNullOrEmpty(body) ? null : body,
        Link = $"/leads?peek={handoff.Id}",
        Key = $"{kind}:{handoff.Id}:{part}",
    };
}
