using Tandem.Journey.Public;

namespace Tandem.Capture.Forms.Submit;

/// <summary>What forms leave on a timeline.</summary>
internal static class FormEvents
{
    /// <summary>A form was sent.</summary>
    public const string Submitted = "form_submitted";

    /// <summary>Whoever sent it opened the mail's link and pressed the button.</summary>
    public const string AddressConfirmed = "address_confirmed";

    public static readonly IReadOnlyList<EventDescription> All =
    [
        new(Submitted, EventKinds.Form, EventTeam.Marketing, Sent) { IsPersonsOwn = true },
        new(AddressConfirmed, EventKinds.Form, EventTeam.Marketing, data => new EventText("Confirmed the address", data.Text("form"))) { IsPersonsOwn = true },
    ];

    /// <summary>Forms of other systems come by the event API, with their name among the properties.</summary>
    private static EventText Sent(EventData data)
    {
        var name = data.Text("form") ?? data.Text("properties", "form") ?? data.Text("properties", "formName") ?? data.Text("properties", "formId");
        return new EventText(name is null ? "Sent a form" : $"Sent the form “{name}”", data.Text("context", "page", "url"));
    }
}
