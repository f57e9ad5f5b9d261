using Tandem.Platform.Data;

namespace Tandem.Platform.Privacy;

/// <summary>
/// A table whose rows may be a person's: which are theirs, whether they get a copy, and how the rows go when the person is erased. Every module contributes
/// its own in its manifest; a test finds tables that nobody speaks for.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="IsTheirs">The condition that a row is theirs; it may use <see cref="PersonKeys.Parameters"/>.</param>
public sealed record PersonalTable(string Table, Func<Session, string> IsTheirs)
{
    /// <summary>Whether the rows are in the copy that the person gets.</summary>
    public bool IsExported { get; init; } = true;

    /// <summary>What is in the copy.</summary>
    public string Columns { get; init; } = "*";

    /// <summary>How the rows go; null where they are deleted.</summary>
    public Func<Tx, PersonKeys, Task>? Erase { get; init; }

    /// <summary>Rows whose column is one of the contacts.</summary>
    public static PersonalTable ByContact(string table, string column = "contact_id") => new(table, session => session.In(column, "contacts"));

    /// <summary>Rows whose column is one of the subjects.</summary>
    public static PersonalTable BySubject(string table, string column) => new(table, session => session.In(column, "subjects"));

    /// <summary>Rows whose column is one of the addresses.</summary>
    public static PersonalTable ByAddress(string table, string column) => new(table, session => session.In(column, "addresses"));

    /// <summary>Does to the rows what erasing wants; how many it were.</summary>
    internal async Task<long> EraseRows(Tx tx, PersonKeys person)
    {
        var count = await tx.Scalar<long>($"select count(*) from {Table} where {IsTheirs(tx)}", person.Parameters);
        if (count > 0)
        {
            await (Erase is null ? tx.Execute($"delete from {Table} where {IsTheirs(tx)}", person.Parameters) : Erase(tx, person));
        }

        return count;
    }
}

/// <summary>What happens to a row that names an erased person in passing: in a note about somebody else, in the answer to a request.</summary>
public enum Mention
{
    /// <summary>Their address and name are taken out of the text.</summary>
    Replace,

    /// <summary>Their address is taken out; the name stays, because it may be that of something or somebody else.</summary>
    ReplaceAddress,

    /// <summary>The row goes.</summary>
    DeleteRow,

    /// <summary>The texts named in the rule become null: nothing else about the row may change.</summary>
    Blank,

    /// <summary>The table is left alone.</summary>
    Leave,
}

/// <summary>What happens in one table to mentions; tables without a rule are <see cref="Mention.Replace"/>.</summary>
public sealed record MentionRule(string Table, Mention Mention)
{
    /// <summary>The columns to look at; all texts of the table where empty.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The rows to look at.</summary>
    public string Where { get; init; } = "true";
}

/// <summary>Copies of a person outside of the database: files that hold one of the texts are removed. How many it were.</summary>
public sealed record PersonalFiles(Func<Session, Func<string, bool>, Task<int>> Remove)
{
    /// <summary>The kind of the job that goes through texts and files.</summary>
    internal const string SweepJob = "privacy.sweep";
}
