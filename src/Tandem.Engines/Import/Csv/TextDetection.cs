using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Tandem.Engines.Import.Csv;

/// <summary>The text encoding that a file was found to have.</summary>
/// <param name="Encoding">Decodes the file; a byte order mark is skipped by the reader.</param>
/// <param name="Name">For people: <c>UTF-8</c>, <c>UTF-8 with BOM</c>, <c>UTF-16 LE</c>, <c>UTF-16 BE</c>, <c>UTF-32</c>, <c>Windows-1252</c>.</param>
/// <param name="InvalidBytes">Bytes that do not fit: in UTF-8 each is read as U+FFFD, in Windows-1252 they are letters of UTF-8 among others. Worth a warning when not 0.</param>
public sealed record DetectedText(Encoding Encoding, string Name, long InvalidBytes = 0);

/// <summary>
/// Finds the encoding of a file. The whole file is looked at, because a Windows-1252 export may have its first accented
/// letter anywhere; validating UTF-8 runs at the speed of the disk.
/// </summary>
public static class TextDetection
{
    private const int HeadLength = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Looks at a seekable stream from its start; answers a problem when the content is not text at all.</summary>
    public static bool TryDetect(
        Stream stream,
        [NotNullWhen(true)] out DetectedText? text,
        [NotNullWhen(false)] out ImportProblem? problem,
        CancellationToken cancellation = default)
    {
        stream.Seek(0, SeekOrigin.Begin);
        var buffer = new byte[HeadLength];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        text = null;
        problem = head.IsEmpty ? new ImportProblem("emptyFile", "The file is empty.") : FileSignature.Find(head);
        if (problem is not null) return false;

        text = ByMark(head) ?? Utf16WithoutMark(head);
        if (text is not null && !text.Name.StartsWith("UTF-8", StringComparison.Ordinal)) return true;

        problem = NotText(head);
        if (problem is not null) return false;
        text = Utf8OrWindows(stream, text?.Name ?? "UTF-8", cancellation);
        return true;
    }

    private static DetectedText? ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, 0, 0, ..] => new DetectedText(new UTF32Encoding(bigEndian: false, byteOrderMark: true), "UTF-32"),
        [0, 0, 0xFE, 0xFF, ..] => new DetectedText(new UTF32Encoding(bigEndian: true, byteOrderMark: true), "UTF-32"),
        [0xFF, 0xFE, ..] => new DetectedText(Encoding.Unicode, "UTF-16 LE"),
        [0xFE, 0xFF, ..] => new DetectedText(Encoding.BigEndianUnicode, "UTF-16 BE"),
        [0xEF, 0xBB, 0xBF, ..] => new DetectedText(Encoding.UTF8, "UTF-8 with BOM"),
        _ => null,
    };

    // Separators, digits and line breaks are ASCII in any language, so UTF-16 has zero bytes, and all on the same side.
    private static DetectedText? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0, ascii = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] is (>= 0x20 and < 0x7F) or (byte)'\t' or (byte)'\r' or (byte)'\n') ascii++;
            if (head[i] != 0) continue;
            if ((i & 1) == 0) even++;
            else odd++;
        }
        // A zero or two in ASCII text are damage: in UTF-16 such text would be half zeros.
        if (ascii > head.Length * 3 / 4) return null;
        var enough = Math.Max(1, head.Length / 40);
        if (odd >= enough && odd > 20 * even) return new DetectedText(Encoding.Unicode, "UTF-16 LE");
        if (even >= enough && even > 20 * odd) return new DetectedText(Encoding.BigEndianUnicode, "UTF-16 BE");
        return null;
    }

    private static ImportProblem? NotText(ReadOnlySpan<byte> head)
    {
        var controls = 0;
        foreach (var b in head)
        {
            if (b == 0) return new ImportProblem("notText", "The file contains zero bytes, so it is not text. Export the data as CSV.");
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or 0x1E or 0x1F or 0x01) or 0x7F) controls++;
        }
        return controls * 50 > head.Length
            ? new ImportProblem("notText", "The file is not text. Export the data as CSV.")
            : null;
    }

    private static DetectedText Utf8OrWindows(Stream stream, string name, CancellationToken cancellation)
    {
        var tally = new Utf8Tally();
        var buffer = new byte[128 * 1024];
        stream.Seek(0, SeekOrigin.Begin);
        var kept = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = stream.Read(buffer, kept, buffer.Length - kept);
            var chunk = buffer.AsSpan(0, kept + read);
            var used = tally.Add(chunk, isLast: read == 0);
            if (read == 0) break;
            chunk[used..].CopyTo(buffer);
            kept = chunk.Length - used;
            if (tally is { Invalid: > 64 } && tally.Invalid > tally.Multibyte) break;
        }
        if (tally.Invalid == 0) return new DetectedText(Encoding.UTF8, name);
        // A few broken bytes among many good sequences: UTF-8 that something cut. Otherwise the single-byte code of Windows.
        return name is not "UTF-8" || tally.Multibyte >= 4 * tally.Invalid
            ? new DetectedText(Encoding.UTF8, name, tally.Invalid)
            : new DetectedText(Windows1252, "Windows-1252", tally.Multibyte);
    }

    private sealed class Utf8Tally
    {
        internal long Invalid;
        internal long Multibyte;

        /// <summary>Counts a chunk; answers how many bytes were used, which is less than all when a sequence goes on in the next chunk.</summary>
        internal int Add(ReadOnlySpan<byte> chunk, bool isLast)
        {
            var cut = isLast ? chunk.Length : LastWhole(chunk);
            var whole = chunk[..cut];
            if (System.Text.Unicode.Utf8.IsValid(whole)) Multibyte += whole.Length - Encoding.UTF8.GetCharCount(whole);
            else CountSlowly(whole);
            return cut;
        }

        private static int LastWhole(ReadOnlySpan<byte> chunk)
        {
            for (var back = 1; back <= 3 && back <= chunk.Length; back++)
            {
                var b = chunk[^back];
                if (b < 0x80) return chunk.Length;
                if (b >= 0xC0) return Rune.DecodeFromUtf8(chunk[^back..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData
                    ? chunk.Length - back
                    : chunk.Length;
            }
            return chunk.Length;
        }

        private void CountSlowly(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (ascii < 0) return;
                bytes = bytes[ascii..];
                if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done) Multibyte += length - 1;
                else Invalid++;
                bytes = bytes[length..];
            }
        }
    }
}
