using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>The tables around a contact, as the writer fills them.</summary>
internal static class ContactTables
{
    /// <summary>A line of a ledger together with who wrote it and when.</summary>
    internal readonly record struct Recorded<T>(T Row, WriteOptions By, Instant Now);

    /// <summary>An address that nobody may write to any more.</summary>
    internal readonly record struct Suppression(string Value, string Channel, string Reason);

    public static readonly Bulk<Recorded<LifecycleChange>> Lifecycle = new("people_lifecycle_changes",
        new("contact_id", ColumnType.Uuid, line => line.Row.Contact),
        new("id", ColumnType.Uuid, line => line.Row.Id),
        new("from_stage", ColumnType.Text, line => line.Row.From?.Text()),
        new("to_stage", ColumnType.Text, line => line.Row.To.Text()),
        new("at", ColumnType.Bigint, line => line.Row.At),
        new("cause", ColumnType.Text, line => line.Row.Cause),
        new("actor", ColumnType.Text, line => line.By.Actor),
        new("reason", ColumnType.Text, line => line.Row.Reason),
        new("recorded_at", ColumnType.Bigint, line => line.Now));

    public static readonly Bulk<Recorded<ConsentRow>> Consents = new("people_consents",
        new("contact_id", ColumnType.Uuid, line => line.Row.Contact),
        new("id", ColumnType.Uuid, line => line.Row.Id),
        new("topic", ColumnType.Text, line => line.Row.Entry.Topic),
        new("channel", ColumnType.Text, line => line.Row.Entry.Channel),
        new("state", ColumnType.Text, line => line.Row.Entry.Subscribed ? "subscribed" : "unsubscribed"),
        new("basis", ColumnType.Text, line => line.Row.Entry.Basis),
        new("text_version", ColumnType.Text, line => line.Row.Entry.TextVersion),
        new("evidence", ColumnType.Text, line => line.Row.Entry.Evidence),
        new("source", ColumnType.Text, line => line.By.Source),
        new("actor", ColumnType.Text, line => line.By.Actor),
        new("at", ColumnType.Bigint, line => line.Row.Entry.At ?? line.Now),
        new("recorded_at", ColumnType.Bigint, line => line.Now));

    public static readonly Bulk<Recorded<Suppression>> Suppressions = new("people_suppressions",
        new("value", ColumnType.Text, line => line.Row.Value),
        new("channel", ColumnType.Text, line => line.Row.Channel),
        new("reason", ColumnType.Text, line => line.Row.Reason),
        new("source", ColumnType.Text, line => line.By.Source),
        new("actor", ColumnType.Text, line => line.By.Actor),
        new("created_at", ColumnType.Bigint, line => line.Now));

    public static readonly Bulk<MembershipRow> Memberships = new("people_memberships",
        new("contact_id", ColumnType.Uuid, row => row.ContactId),
        new("company_id", ColumnType.Uuid, row => row.CompanyId),
        new("role", ColumnType.Text, row => row.Role),
        new("is_primary", ColumnType.Boolean, row => row.IsPrimary),
        new("since", ColumnType.Bigint, row => row.Since));
}
