namespace Tandem.Capture;

/// <summary>The names of the events that this module writes by itself.</summary>
internal static class CaptureEvents
{
    /// <summary>A visitor turned out to be this contact.</summary>
    public const string VisitorJoined = "visitor_joined";

    /// <summary>A visitor was taken away from this contact again.</summary>
    public const string VisitorParted = "visitor_parted";
}
