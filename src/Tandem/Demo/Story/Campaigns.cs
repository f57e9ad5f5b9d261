namespace Tandem.Demo.Story;

/// <summary>A campaign: what it costs a month, how many of a hundred come by it, and how far its people get.</summary>
/// <param name="Key">What its links carry.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Origin">Where its people come from.</param>
/// <param name="CostKind">What the money goes for.</param>
/// <param name="Monthly">What it costs in an average month.</param>
/// <param name="Share">How many of a hundred first visits are its doing.</param>
/// <param name="Landing">The page on which its people land.</param>
/// <param name="Keenness">How likely its people go far, beside the average of 1.</param>
internal sealed record Campaign(string Key, string Name, string Origin, string CostKind, int Monthly, int Share, string Landing, double Keenness)
{
    public static readonly Campaign Webinar = new("plan-before-nine", "Webinar: Plan before nine", "webinar", "events", 2_900, 14, "/webinars/plan-before-nine", 1.6);
    public static readonly Campaign Fair = new("transport-fair", "Transport fair", "event", "events", 4_200, 0, "/fair", 1.1);

    public static readonly Campaign[] All =
    [
        new("field-guide", "Field guide to route planning", "organic_search", "content", 2_600, 22, "/guides/route-planning", 1.1),
        new("search-route-planning", "Search: route planning", "paid_search", "ads", 8_200, 17, "/route-planning-software", 1.35),
        new("no-empty-miles", "Social video: No empty miles", "paid_social", "ads", 11_500, 13, "/no-empty-miles", 0.25),
        Webinar,
        Fair,
    ];

    /// <summary>What comes without a campaign.</summary>
    public static readonly Campaign[] Unpaid =
    [
        new("", "", "organic_search", "", 0, 18, "/blog/empty-miles", 0.8),
        new("", "", "direct", "", 0, 8, "/", 0.9),
        new("", "", "referral", "", 0, 8, "/customers", 1.7),
    ];

    public bool IsPaid => Key.Length > 0;

    /// <summary>By what its people come, as its links say.</summary>
    public string? Medium => Origin switch
    {
        "organic_search" => "organic",
        "paid_search" => "cpc",
        "paid_social" => "paid-social",
        "referral" => "referral",
        "direct" => null,
        _ => Origin,
    };

    /// <summary>The referring page.</summary>
    public string? Referrer => Origin switch
    {
        "organic_search" or "paid_search" => "https://search.example/",
        "paid_social" => "https://social.example/feed",
        "referral" => "https://partner.example/tools",
        _ => null,
    };
}
