using System.Globalization;
using Tandem.Engines.Import.Values;

namespace Tandem.Imports.Files;

/// <summary>What had to be guessed about the file as a whole: known before a row is read, and worth a look before one is taken.</summary>
internal static class FileWarnings
{
    public static readonly ImportWarning NoRows = new() { Code = "noRows", Message = "The file has a header and nothing below it." };

    public static IReadOnlyList<ImportWarning> Of(ImportFile file)
    {
        var warnings = new List<ImportWarning>();
        if (!file.Dialect.HasHeader)
        {
            warnings.Add(New("noHeader", $"The first line is data already, so the columns have no names: they are called {file.Columns[0].Header}, and so on.") with { Line = file.Dialect.HeaderLine });
        }

        if (file.InvalidBytes > 0)
        {
            warnings.Add(New("invalidBytes", Broken(file)));
        }

        warnings.AddRange(file.Columns.Where(column => column.Target is not null).SelectMany(Guesses));
        return warnings;
    }

    private static string Broken(ImportFile file) => string.Equals(file.Encoding, "utf-8", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{file.InvalidBytes:N0} bytes of the file are broken UTF-8; a � stands for each. Export the file again as UTF-8.")
        : $"Parts of the file are UTF-8 and others are not. All of it was read as {file.Encoding}, so some letters with accents are wrong. Export the file again as UTF-8.";

    private static IEnumerable<ImportWarning> Guesses(ImportColumn column)
    {
        if (column.Options.Date is { IsAmbiguous: true } date)
        {
            yield return New("ambiguousDates", $"{column.Header}: no date shows which number is the day. They are read as {Words(date.Order)}.");
        }

        if (column.Options.Number is { IsAmbiguous: true } number)
        {
            yield return New("ambiguousNumbers", $"{column.Header}: no number shows what a “{Other(number)}” means. It is read as grouping thousands, “{number.Decimal}” as the decimal mark.");
        }
    }

    private static char Other(NumberFormat number) => number.Decimal == ',' ? '.' : ',';

    private static string Words(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "day, month, year",
        DateOrder.MonthDayYear => "month, day, year",
        _ => "year, month, day",
    };

    private static ImportWarning New(string code, string message) => new() { Code = code, Message = message };
}
