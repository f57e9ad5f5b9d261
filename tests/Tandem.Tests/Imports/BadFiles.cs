using System.IO.Compression;
using System.Text;

namespace Tandem.Tests.Imports;

/// <summary>What people hand in by mistake or by malice, and the code of the answer.</summary>
internal static class BadFiles
{
    public static IEnumerable<(string Name, byte[] Content, string Code)> Refused()
    {
        yield return ("empty", [], "emptyFile");
        yield return ("blank", Text("\n \n\n"), "emptyFile");
        yield return ("header twice", Text("Email,email\na@x.example,b@x.example\n"), "duplicateHeader");
        yield return ("zip bomb", Zip("bomb.csv", 50_000_000), "zipArchive");
        yield return ("workbook", Zip("xl/workbook.xml", 10), "excelWorkbook");
        yield return ("gzip bomb", GZip(50_000_000), "compressedFile");
        yield return ("picture", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13], "notText");
        yield return ("random", Noise(100_000), "notText");
        yield return ("zero byte", Text("Email,First name\na@x.example,A\0da\n"), "notText");
        yield return ("web page", Text("<html><body>Sign in</body></html>"), "notCsv");
        yield return ("json", Text("""{"email":"a@x.example"}"""), "notCsv");
        yield return ("10,000 columns", Text(string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}")) + "\n"), "tooManyColumns");
        yield return ("50 MB without a line break", Filled(50 * 1024 * 1024), "lineTooLong");
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Filled(int length)
    {
        var file = new byte[length];
        Array.Fill(file, (byte)'a');
        return file;
    }

    private static byte[] Noise(int length)
    {
        var file = new byte[length];
        new Random(7).NextBytes(file);
        // No known beginning by chance.
        file[0] = (byte)'a';
        return file;
    }

    private static byte[] Zip(string entry, int length)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry(entry, CompressionLevel.Optimal).Open();
            content.Write(new byte[length]);
        }

        return stream.ToArray();
    }

    private static byte[] GZip(int length)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(new byte[length]);
        }

        return stream.ToArray();
    }
}
