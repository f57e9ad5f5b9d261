using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>
/// One table whose rows name a contact: how they follow when the contact is merged into another one, and how they come back. Every module contributes
/// the parts of its own tables in its manifest; a test finds columns that nobody speaks for.
/// </summary>
public abstract class MergePart(string table, string column)
{
    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>The column that names the contact.</summary>
    public string Column => column;

    /// <summary>Re-points what names <paramref name="from"/> to <paramref name="to"/>, in the merge's transaction; what was done, for <see cref="Back"/>.</summary>
    public abstract Task<JsonText> Move(Tx tx, Guid from, Guid to);

    /// <summary>Gives back to <paramref name="from"/> what <see cref="Move"/> took, unless it has changed since or is gone.</summary>
    public abstract Task Back(Tx tx, Guid from, Guid to, JsonText moved);
}
