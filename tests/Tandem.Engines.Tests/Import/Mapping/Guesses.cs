using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Tests.Import.Csv;

namespace Tandem.Engines.Tests.Import.Mapping;

/// <summary>From a file or a text to the guessed mapping, as an import does it.</summary>
internal static class Guesses
{
    internal static MappingGuess OfFile(ImportObject importObject, string path)
    {
        using var stream = File.OpenRead(path);
        return Of(importObject, stream, Path.GetFileName(path));
    }

    internal static MappingGuess OfText(ImportObject importObject, string text, string? fileName = null)
    {
        using var stream = CsvText.Stream(text);
        return Of(importObject, stream, fileName);
    }

    private static MappingGuess Of(ImportObject importObject, Stream stream, string? fileName)
    {
        var file = CsvText.Inspect(stream);
        return MappingGuess.For(importObject, ColumnProfiler.Profile(file.Headers, file.ReadSample(stream), file.Dialect.Delimiter), fileName);
    }

    internal static ColumnGuess Column(this MappingGuess guess, string header) =>
        guess.Columns.Single(c => string.Equals(c.Column.Header, header, StringComparison.Ordinal));

    internal static string Summary(this MappingGuess guess) => string.Join('\n', guess.Columns.Select(c => $"{c.Column.Header} → {c.Target ?? (c.Field is { } f ? $"{f.Key}:{f.Type}" : "–")}"));
}
