namespace Tandem.Engines.Traffic.Channels;

/// <summary>
/// The rules that a workspace starts with: the default channel groups of Google Analytics 4
/// (https://support.google.com/analytics/answer/9756891), in its order, and before them the assistants that answer.
/// </summary>
public static class DefaultChannels
{
    private const string PaidPattern = "^(.*cp.*|ppc|retargeting|paid.*)$";
    private const string ShopPattern = "^(.*(([^a-df-z]|^)shop|shopping).*)$";

    private static readonly ChannelCondition Paid = new(TouchField.Medium, TouchTest.Matches, [PaidPattern]);
    private static readonly ChannelCondition Shops = new(TouchField.Campaign, TouchTest.Matches, [ShopPattern]);

    /// <summary>The rules, in their order.</summary>
    public static IReadOnlyList<ChannelRule> All { get; } =
    [
        new("Direct", [[new(TouchField.Source, TouchTest.Is, [Touch.Direct]), new(TouchField.Medium, TouchTest.Is, [Touch.NoMedium, "(not set)"])]]),
        new("Cross-network", [[new(TouchField.Campaign, TouchTest.Contains, ["cross-network"])]]),
        new("Paid shopping", [[Kind("shopping"), Paid], [Shops, Paid]]),
        new("Paid search", [[Kind("search"), Paid]]),
        new("Paid social", [[Kind("social"), Paid]]),
        new("Paid video", [[Kind("video"), Paid]]),
        new("Display", [[Medium("display", "banner", "expandable", "interstitial", "cpm")]]),
        new("Paid other", [[Paid]]),
        new("AI assistants", [[Kind("ai")], [Medium("ai", "ai-assistant", "chatbot", "llm")]]),
        new("Organic shopping", [[Kind("shopping")], [Shops]]),
        new("Organic social", [[Kind("social")], [Medium("social", "social-network", "social-media", "sm", "social network", "social media")]]),
        new("Organic video", [[Kind("video")], [new(TouchField.Medium, TouchTest.Contains, ["video"])]]),
        new("Organic search", [[Kind("search")], [Medium("organic")]]),
        new("Email", [[new(TouchField.Source, TouchTest.Is, ["email", "e-mail", "e_mail", "e mail"])], [Medium("email", "e-mail", "e_mail", "e mail")], [Kind("email")]]),
        new("Affiliates", [[Medium("affiliate", "affiliates")]]),
        new("Audio", [[Medium("audio")]]),
        new("SMS", [[new(TouchField.Source, TouchTest.Is, ["sms"])], [Medium("sms")]]),
        new("Push notifications", [[new(TouchField.Medium, TouchTest.EndsWith, ["push"])], [new(TouchField.Medium, TouchTest.Contains, ["mobile", "notification"])],
            [new(TouchField.Source, TouchTest.Is, ["firebase"])]]),
        new("Referral", [[Medium("referral", "app", "link")]]),
    ];

    private static ChannelCondition Kind(string kind) => new(TouchField.SourceKind, TouchTest.Is, [kind]);

    private static ChannelCondition Medium(params string[] media) => new(TouchField.Medium, TouchTest.Is, media);
}
