using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Public;

/// <summary>
/// The audit log: who did what to which object, what it was before and what after. A row is written in the transaction of the change itself,
/// so there is no change without its row and no row without its change. Never hand over passwords, hashes or tokens.
/// </summary>
public static class Audit
{
    private static readonly Bulk<Line> Lines = new(
        "access_audit",
        new("id", ColumnType.Uuid, line => line.Id),
        new("at", ColumnType.Bigint, line => line.At),
        new("actor", ColumnType.Text, line => line.Caller.Actor),
        new("verb", ColumnType.Text, line => line.Entry.Verb),
        new("object", ColumnType.Text, line => line.Entry.Object),
        new("object_id", ColumnType.Text, line => line.Entry.ObjectId),
        new("before", ColumnType.Text, line => Json(line.Entry.Before)),
        new("after", ColumnType.Text, line => Json(line.Entry.After)),
        new("address", ColumnType.Text, line => line.Caller.Address));

    /// <summary>Writes one row in the transaction of the change.</summary>
    public static Task Write(Tx tx, Caller caller, AuditEntry entry) => Write(tx, caller, [entry]);

    /// <summary>Writes a row for each of <paramref name="entries"/> in the transaction of the changes.</summary>
    public static Task Write(Tx tx, Caller caller, IReadOnlyCollection<AuditEntry> entries) =>
        Lines.Insert(tx, [.. entries.Select(entry => new Line(Guid.CreateVersion7(tx.Now.ToDateTimeOffset()), tx.Now, caller, entry))]);

    private static JsonText? Json(object? value) => value is null ? null : JsonText.Of(value);

    private sealed record Line(Guid Id, Instant At, Caller Caller, AuditEntry Entry);
}

/// <summary>One line of the audit log.</summary>
/// <param name="Verb">What was done, for example <c>create</c>, <c>update</c>, <c>delete</c>.</param>
/// <param name="Object">The kind of thing, for example <c>user</c>.</param>
/// <param name="ObjectId">Which one.</param>
public sealed record AuditEntry(string Verb, string Object, string? ObjectId)
{
    /// <summary>Names an object that is known by its id.</summary>
    public AuditEntry(string verb, string @object, Guid objectId) : this(verb, @object, objectId.ToString())
    {
    }

    /// <summary>What it was, where that matters; becomes JSON.</summary>
    public object? Before { get; init; }

    /// <summary>What it is now; becomes JSON.</summary>
    public object? After { get; init; }
}
