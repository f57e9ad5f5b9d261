using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;
using Tandem.Imports.Files;
using Tandem.Imports.Rows;
using Tandem.People.Public;

namespace Tandem.Imports.Runs;

/// <summary>One quick pass over the file: how many rows there are, and every word of the columns that look like choices.</summary>
internal sealed class Survey
{
    private const int MostChoices = 60;

    private readonly Dictionary<int, HashSet<string>> _words = [];

    /// <summary>Records in the file.</summary>
    public long Rows { get; private set; }

    public static Survey Of(ImportFile file, CancellationToken cancel)
    {
        var survey = new Survey();
        var choices = file.Columns.Where(column => column.Target is ImportColumn.NewField && column.Field?.Type is ColumnType.Select or ColumnType.MultiSelect).ToArray();
        var (stream, rows) = file.Open();
        using (stream)
        using (rows)
        {
            while (rows.Read(cancel))
            {
                survey.Rows++;
                foreach (var column in choices)
                {
                    survey.Note(column, rows.Problem is null ? rows.Text(column.Index) : "");
                }
            }
        }

        return survey;
    }

    /// <summary>The type and the options of a column's new field. A column with too many different words is text.</summary>
    public (CustomFieldType Type, IReadOnlyList<string> Options) Choices(ImportColumn column)
    {
        var type = Cells.TypeOf(column.Field!.Type);
        if (type is not (CustomFieldType.Select or CustomFieldType.MultiSelect))
        {
            return (type, []);
        }

        var words = _words.GetValueOrDefault(column.Index) ?? [];
        return words.Count is 0 or > MostChoices ? (CustomFieldType.Text, []) : (type, [.. words.Order(StringComparer.Ordinal)]);
    }

    private void Note(ImportColumn column, string cell)
    {
        if (Cells.Text(column with { Index = 0 }, [cell]) is not { } text)
        {
            return;
        }

        if (!_words.TryGetValue(column.Index, out var words))
        {
            _words.Add(column.Index, words = new HashSet<string>(StringComparer.Ordinal));
        }

        if (words.Count <= MostChoices)
        {
            words.UnionWith(column.Field!.Type == ColumnType.MultiSelect ? MultiValue.Split(text, column.Options.Separator ?? ",") : [text]);
        }
    }
}
