using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>
/// One table whose rows name a contact or a company: how they follow when that is merged into another one, and how they come back. Every module
/// contributes the parts of its own tables in its manifest; a test finds columns that nobody speaks for.
/// </summary>
public abstract class MergePart(string table, string column)
{
    /// <summary>The table.</summary>
    public string Table => table;

    /// <summary>The column that names the contact or the company.</summary>
    public string Column => column;

    /// <summary>Whose merges it takes part in: <c>contact</c> or <c>company</c>.</summary>
    public string Object { get; init; } = "contact";

    /// <summary>Re-points what names <paramref name="from"/> to <paramref name="to"/>, in the merge's transaction; what was done, for <see cref="Back"/>.</summary>
    public abstract Task<JsonText> Move(Tx tx, Guid from, Guid to);

    /// <summary>Gives back to <paramref name="from"/> what <see cref="Move"/> took, unless it has changed since or is gone.</summary>
    public abstract Task Back(Tx tx, Guid from, Guid to, JsonText moved);
}
