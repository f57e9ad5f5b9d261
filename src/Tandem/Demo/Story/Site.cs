namespace Tandem.Demo.Story;

/// <summary>A page of the company's website.</summary>
internal sealed record Page(string Path, string Title);

/// <summary>The website: what people read before they buy, and what they use afterwards.</summary>
internal static class Site
{
    public const string Host = "https://www.fernleaf.example";

    public static readonly Page Home = new("/", "Fernleaf: route planning for people who deliver");
    public static readonly Page Pricing = new("/pricing", "Pricing");
    public static readonly Page Careers = new("/careers", "Jobs at Fernleaf");

    public static readonly Page[] Blog =
    [
        new("/blog/empty-miles", "Where empty miles come from"), new("/blog/drivers-and-apps", "What drivers want from an app"), new("/blog/fuel-prices", "Planning while fuel gets dearer"),
        new("/blog/time-windows", "Time windows that customers keep"), new("/blog/second-depot", "When a second depot pays"), new("/blog/cold-chain", "Cold chain: what may wait and what may not"),
        new("/guides/route-planning", "Field guide to route planning"),
    ];

    public static readonly Page[] Product =
    [
        new("/product/planner", "Planner"), new("/product/depot", "Depot"), new("/product/driver-app", "Driver App"), new("/customers", "Customers"),
        new("/customers/windrush-haulage", "How Windrush Haulage plans before nine"), Home,
    ];

    public static readonly Page[] Docs =
    [
        new("/docs/getting-started", "Getting started"), new("/docs/telematics", "Connecting telematics"), new("/docs/import-orders", "Importing orders"),
        new("/docs/api", "API"), new("/docs/security", "Security and data protection"),
    ];

    public static readonly string[] Use = ["Signed In", "Route Planned", "Route Planned", "Route Planned", "Orders Imported", "Driver Invited", "Report Opened"];

    /// <summary>The title of a page by its path.</summary>
    public static Page At(string path) =>
        Blog.Concat(Product).Concat(Docs).Append(Pricing).FirstOrDefault(page => string.Equals(page.Path, path, StringComparison.Ordinal)) ?? path switch
        {
            "/route-planning-software" => new Page(path, "Route planning software"),
            "/no-empty-miles" => new Page(path, "No empty miles"),
            "/webinars/plan-before-nine" => new Page(path, "Webinar: Plan before nine"),
            _ => new Page(path, "Meet us at the fair"),
        };
}
