namespace Tandem.Sales.Public;

/// <summary>The events of handoffs. Their subject is the contact; data always has <c>handoffId</c>.</summary>
public static class HandoffEvents
{
    /// <summary>Marketing handed the person over; data: <c>owner</c>, <c>ownerName</c>, <c>grade</c>, <c>acceptBy</c>, <c>round</c>.</summary>
    public const string Sent = "handoff_sent";

    /// <summary>Sales took the person on; data: <c>minutes</c>, the working minutes it took.</summary>
    public const string Accepted = "handoff_accepted";

    /// <summary>Sales sent the person back; data: <c>reason</c>, <c>note</c>.</summary>
    public const string Rejected = "handoff_rejected";

    /// <summary>Nobody answered in time; data: <c>owner</c>.</summary>
    public const string Expired = "handoff_expired";

    /// <summary>Somebody else got the lead; data: <c>from</c>, <c>to</c>, <c>toName</c>, <c>why</c>.</summary>
    public const string Reassigned = "handoff_reassigned";

    /// <summary>Not now: back to marketing until a day; data: <c>reason</c>, <c>until</c>, <c>note</c>.</summary>
    public const string Recycled = "handoff_recycled";

    /// <summary>There is a real need and a deal; data: <c>dealId</c>.</summary>
    public const string Qualified = "handoff_qualified";
}
