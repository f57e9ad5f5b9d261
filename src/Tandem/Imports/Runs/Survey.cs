using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;
using Tandem.Imports.Files;
using Tandem.Imports.Rows;
using Tandem.People.Public;

namespace Tandem.Imports.Runs;

/// <summary>One quick pass over the file: how many rows there are, which of the columns that are to become fields have anything in them, and every word of those that look like choices.</summary>
internal sealed class Survey
{
    private const int MostChoices = 60;

    private readonly Dictionary<int, HashSet<string>> _words = [];
    private readonly HashSet<int> _filled = [];

    /// <summary>Records in the file.</summary>
    public long Rows { get; private set; }

    public static Survey Of(ImportFile file, CancellationToken cancel)
    {
        var survey = new Survey();
        var fields = file.Columns.Where(column => column.Target is ImportColumn.NewField).ToArray();
        var (stream, rows) = file.Open();
        using (stream)
        using (rows)
        {
            while (rows.Read(cancel))
            {
                survey.Rows++;
                foreach (var column in rows.Problem is null ? fields : [])
                {
                    survey.Note(column, rows);
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

    /// <summary>Whether any row has something in the column.</summary>
    public bool IsFilled(ImportColumn column) => _filled.Contains(column.Index);

    private void Note(ImportColumn column, CsvRows rows)
    {
        var isChoice = column.Field?.Type is ColumnType.Select or ColumnType.MultiSelect;
        if (!isChoice && _filled.Contains(column.Index) || Cells.Text(column with { Index = 0 }, [rows.Text(column.Index)]) is not { } text)
        {
            return;
        }

        _filled.Add(column.Index);
        if (!isChoice)
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
