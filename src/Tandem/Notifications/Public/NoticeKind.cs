namespace Tandem.Notifications.Public;

/// <summary>What a kind of notice is about; the settings are shown by it.</summary>
public enum NoticeGroup
{
    /// <summary>People handed from marketing to sales.</summary>
    Handoffs,

    /// <summary>Follow-ups and calls.</summary>
    Tasks,

    /// <summary>Somebody wrote my name.</summary>
    Mentions,

    /// <summary>Deals.</summary>
    Deals,

    /// <summary>What both teams have promised each other.</summary>
    Agreements,

    /// <summary>The workspace itself: imports, failures.</summary>
    Workspace,
}

/// <summary>A kind of notice that people can mute. Modules register theirs in their manifests.</summary>
/// <param name="Key">Its name in the API, for example <c>handoffSent</c>.</param>
/// <param name="Label">When it comes, in the words of whoever gets it: "A lead is handed to me".</param>
/// <param name="Group">What it is about.</param>
public sealed record NoticeKind(string Key, string Label, NoticeGroup Group);
