using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Public;

/// <summary>
/// The audit log: who did what to which object, what it was before and what after. A row is written in the transaction of the change itself,
/// so there is no change without its row and no row without its change. Never hand over passwords, hashes or tokens.
/// </summary>
public static class Audit
{
    private const string Insert =
        """
        insert into access_audit (id, at, actor, verb, object, object_id, before, after, address)
        values (@id, @at, @actor, @verb, @object, @objectId, @before, @after, @address)
        """;

    /// <summary>Writes one row in the transaction of the change.</summary>
    public static Task Write(Tx tx, Caller caller, AuditEntry entry) =>
        tx.Execute(Insert, new
        {
            id = Guid.CreateVersion7(tx.Now.ToDateTimeOffset()),
            at = tx.Now,
            caller.Actor,
            entry.Verb,
            entry.Object,
            objectId = entry.ObjectId,
            before = Json(entry.Before),
            after = Json(entry.After),
            address = caller.Address,
        });

    private static JsonText? Json(object? value) => value is null ? null : JsonText.Of(value);
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
