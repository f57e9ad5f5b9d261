using System.Globalization;
using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>What a query finds rows by, while it only checks the other conditions.</summary>
internal abstract record FindBy
{
    /// <summary>Nothing: the rows are walked through.</summary>
    public sealed record Nothing : FindBy;

    /// <summary>One of the filter's conditions.</summary>
    public sealed record Condition(int Index) : FindBy;

    /// <summary>The words typed into the search.</summary>
    public sealed record Words : FindBy;
}

/// <summary>The conditions of a question as SQL: one that finds rows, the others such that neither engine looks for an index for them.</summary>
internal sealed class ListSql
{
    private const string LastCharacter = "\U0010FFFF";

    private ListSql(string? found, string? check, Dictionary<string, object?> parameters) =>
        (Found, Check, Parameters) = (found, check, parameters);

    /// <summary>The condition that finds rows; null where rows are walked through.</summary>
    public string? Found { get; }

    /// <summary>All the others; null where there are none.</summary>
    public string? Check { get; }

    public Dictionary<string, object?> Parameters { get; }

    /// <summary>What follows <c>where</c>, an "and" before each part.</summary>
    public string Where => $"c.archived_at is null{And(Found)}{And(Check)}";

    /// <summary>A text that uses some of the parameters, with their values: what an answer to it is remembered by.</summary>
    public string Named(string text) => $"{text}|{string.Join('|', Parameters
        .Where(parameter => text.Contains($"@{parameter.Key}", StringComparison.Ordinal))
        .Select(parameter => parameter.Value is IEnumerable<Guid> ids ? string.Join(',', ids) : Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)))}";

    /// <summary>What a way to read this question in that order is remembered by.</summary>
    public string Key(ListSort sort) => Named($"{sort.Column.Key}{sort.Column.Descending} {Where}");

    public static string And(string? condition) => condition is null ? "" : $" and {condition}";

    public static ListSql Of(Session session, ListQuestion question, FindBy by)
    {
        var parameters = new Dictionary<string, object?>(question.Parameters, StringComparer.Ordinal);
        var split = question.Filter.Split(ListQuestion.Dialect(session), question.Context, (by as FindBy.Condition)?.Index);
        foreach (var (name, value) in split.Parameters)
        {
            parameters[name] = value;
        }

        List<string> checks = question.IsUnbounded ? [] : [$"({question.Reach}) is true"];
        if (split.Rest is not null)
        {
            checks.Add(split.Rest);
        }

        var found = split.Apart;
        if (!question.Words.IsEmpty)
        {
            checks.Add(Contains(session, question, parameters));
            found = by is FindBy.Words ? Words(session, question, parameters) : found;
        }

        return new ListSql(found, checks.Count == 0 ? null : string.Join(" and ", checks), parameters);
    }

    /// <summary>Every word, letter by letter; where all are short, also the beginning, so that each way to read a page finds the same rows.</summary>
    private static string Contains(Session session, ListQuestion question, Dictionary<string, object?> parameters)
    {
        var each = new List<string>(question.Words.All.Count);
        foreach (var (index, word) in question.Words.All.Index())
        {
            var name = $"w{index}";
            parameters[name] = session.Engine == DbEngine.Sqlite ? word : $"%{TextKey.EscapeLike(word)}%";
            each.Add(session.Sql($"instr(c.search_key, @{name}) > 0", $@"c.search_key like @{name} escape '\'"));
        }

        if (question.Words.Prefix is { } prefix)
        {
            each.Add(Begins(question, prefix, parameters));
        }

        return $"({string.Join(" and ", each)}) is true";
    }

    private static string Begins(ListQuestion question, string prefix, Dictionary<string, object?> parameters)
    {
        (parameters["from"], parameters["until"]) = (prefix, prefix + LastCharacter);
        return $"({string.Join(" or ", question.Table.PrefixColumns.Select(column => $"({column} >= @from and {column} < @until)"))})";
    }

    /// <summary>The rows that may have the words, by an index. Needs the parameters of <see cref="Contains"/>.</summary>
    private static string Words(Session session, ListQuestion question, Dictionary<string, object?> parameters)
    {
        if (question.Words.Prefix is { } prefix)
        {
            return Begins(question, prefix, parameters);
        }

        if (session.Engine == DbEngine.Postgres)
        {
            return $@"({string.Join(" and ", question.Words.All.Select((_, index) => $@"c.search_key like @w{index} escape '\'"))})";
        }

        parameters["trigrams"] = question.Words.TrigramQuery;
        return $"c.row_no in ({question.Table.TrigramRows})";
    }
}
