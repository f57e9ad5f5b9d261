using System.Text;

namespace Tandem.Engines.Import.Csv;

/// <summary>Recognises what people upload in place of CSV, by the first bytes, so that the answer can say what to do.</summary>
internal static class FileSignature
{
    private sealed record Known(byte[] Start, string Code, string Message);

    private static readonly Known[] Binaries =
    [
        new([0x1F, 0x8B], "compressedFile", "This is a GZIP file. Unpack it and import the CSV file inside."),
        new([(byte)'B', (byte)'Z', (byte)'h'], "compressedFile", "This is a BZIP2 file. Unpack it and import the CSV file inside."),
        new([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "compressedFile", "This is an XZ file. Unpack it and import the CSV file inside."),
        new([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "compressedFile", "This is a 7-Zip archive. Unpack it and import the CSV file inside."),
        new([0x28, 0xB5, 0x2F, 0xFD], "compressedFile", "This is a Zstandard file. Unpack it and import the CSV file inside."),
        new([.. "Rar!"u8, 0x1A, 0x07], "compressedFile", "This is a RAR archive. Unpack it and import the CSV file inside."),
        new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "excelWorkbook", "This is an old Excel workbook (.xls). Save it as CSV UTF-8 and import that file."),
        new([.. "%PDF-"u8], "pdfDocument", "This is a PDF document. Export the data as CSV from the program that made it."),
        new([.. "SQLite format 3"u8, 0], "notText", "This is a SQLite database. Export the table as CSV and import that file."),
        new([.. "PAR1"u8], "notText", "This is a Parquet file. Export the data as CSV and import that file."),
        new([0x89, .. "PNG\r\n"u8], "notText", "This is a picture (PNG), not CSV."),
        new([0xFF, 0xD8, 0xFF], "notText", "This is a picture (JPEG), not CSV."),
        new([.. "GIF8"u8], "notText", "This is a picture (GIF), not CSV."),
    ];

    private static readonly Known[] Texts =
    [
        new([.. "<!doctype html"u8], "notCsv", "This is a web page (HTML), not CSV. The export link may have asked for a sign-in."),
        new([.. "<html"u8], "notCsv", "This is a web page (HTML), not CSV. The export link may have asked for a sign-in."),
        new([.. "<?xml"u8], "notCsv", "This is an XML file. Export the data as CSV and import that file."),
        new([.. "begin:vcard"u8], "notCsv", "This is a vCard file. Export the contacts as CSV and import that file."),
        new([.. "{\\rtf"u8], "notCsv", "This is a rich-text document. Save it as plain CSV text."),
        new([.. "{\""u8], "notCsv", "This is a JSON file. Export the data as CSV and import that file."),
        new([.. "[{"u8], "notCsv", "This is a JSON file. Export the data as CSV and import that file."),
    ];

    internal static ImportProblem? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith("PK\x07\x08"u8)) return Zip(head);
        foreach (var known in Binaries)
        {
            if (head.StartsWith(known.Start)) return new ImportProblem(known.Code, known.Message);
        }
        return Text(head);
    }

    // Office documents are ZIP archives; the names of their parts stand uncompressed in the first bytes.
    private static ImportProblem Zip(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0)
            return new ImportProblem("excelWorkbook", "This is an Excel workbook (.xlsx). Save it as CSV UTF-8 and import that file.");
        if (head.IndexOf("opendocument.spreadsheet"u8) >= 0)
            return new ImportProblem("excelWorkbook", "This is an OpenDocument spreadsheet (.ods). Save it as CSV and import that file.");
        return new ImportProblem("zipArchive", "This is a ZIP file. Unpack it and import the CSV file inside.");
    }

    private static ImportProblem? Text(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        Span<byte> lower = stackalloc byte[16];
        var length = Math.Min(head.Length, lower.Length);
        Ascii.ToLower(head[..length], lower, out var written);
        foreach (var known in Texts)
        {
            if (lower[..written].StartsWith(known.Start)) return new ImportProblem(known.Code, known.Message);
        }
        return null;
    }
}
