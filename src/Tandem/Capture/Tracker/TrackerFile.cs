using System.IO.Compression;
using System.Security.Cryptography;
using Tandem.Platform.Http;

namespace Tandem.Capture.Tracker;

/// <summary>The built script, as it is sent: plain and compressed, with the hash that names it.</summary>
internal sealed record TrackerFile(string Version, string Integrity, byte[] Plain, byte[] Gzip, byte[] Brotli)
{
    private static readonly Lock Door = new();
    private static (TrackerFile File, DateTime WrittenAt)? _read;

    /// <summary>The file as it lies on the disk now; null where nobody built it.</summary>
    public static TrackerFile? Current
    {
        get
        {
            var file = new FileInfo(Path.Combine(WorkspaceUi.Folder ?? "", "t.js"));
            if (WorkspaceUi.Folder is null || !file.Exists)
            {
                return null;
            }

            lock (Door)
            {
                if (_read is not { } read || read.WrittenAt != file.LastWriteTimeUtc)
                {
                    _read = read = (Of(File.ReadAllBytes(file.FullName)), file.LastWriteTimeUtc);
                }

                return read.File;
            }
        }
    }

    private static TrackerFile Of(byte[] plain) => new(
        Convert.ToHexStringLower(SHA256.HashData(plain))[..16],
        $"sha384-{Convert.ToBase64String(SHA384.HashData(plain))}",
        plain,
        Compress(plain, held => new GZipStream(held, CompressionLevel.SmallestSize)),
        Compress(plain, held => new BrotliStream(held, CompressionLevel.SmallestSize)));

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> with)
    {
        using var held = new MemoryStream();
        using (var compressing = with(held))
        {
            compressing.Write(plain);
        }

        return held.ToArray();
    }
}
