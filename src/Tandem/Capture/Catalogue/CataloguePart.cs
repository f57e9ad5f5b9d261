using Tandem.Journey.Public;
using Tandem.Platform.Modules;

namespace Tandem.Capture.Catalogue;

/// <summary>What the catalogue of events adds to its module.</summary>
internal static class CataloguePart
{
    /// <summary>Tables that go with a demo's records.</summary>
    public static readonly IReadOnlyList<string> Records = ["capture_event_names", "capture_event_properties"];

    /// <summary>Tables that stay.</summary>
    public static readonly IReadOnlyList<string> Kept = ["capture_event_settings"];

    public static void Register(Contributions add)
    {
        add.Services.AddSingleton<BlockedEvents>();
        add.Services.AddSingleton<ListCatalogue.Handler>();
        add.Services.AddSingleton<EditEvent.Handler>();
        add.Services.AddSingleton<EventTail.Handler>();
        add.Services.AddSingleton<IReactor, CatalogueReactor>();
        add.Services.AddSingleton(new EventLabels(async session =>
            (await session.Query("select name, label from capture_event_settings where label is not null", null, row => (Name: row.GetString(0), Label: row.GetString(1))))
            .ToDictionary(row => row.Name, row => row.Label, StringComparer.Ordinal)));
        add.Endpoints(ListCatalogue.Map, EditEvent.Map, EventTail.Map);
    }
}
