using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tandem.Platform.Data;

namespace Tandem.Platform.Security;

/// <summary>
/// Keeps secrets that the server must be able to use again (the password of a mail server) unreadable for who holds the database alone: AES-256-GCM
/// under <c>TANDEM_SECRET_KEY</c>, or under a key that is made once and kept in the data folder, for the owner of the process only. Several processes
/// on one database share either.
/// </summary>
public sealed class SecretBox
{
    private const string Mark = "v1.";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> _key;

    /// <summary>Looks for the key when it is first needed.</summary>
    public SecretBox(DatabaseOptions options, IConfiguration configuration) => _key = new(() =>
        configuration["TANDEM_SECRET_KEY"] is { Length: > 0 } text
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), KeyBytes, info: "Tandem secret box"u8.ToArray())
            : KeyOf(Path.Combine(options.DataFolder, "secret.key")));

    /// <summary>Closes a secret; <paramref name="purpose"/> is needed again to open it.</summary>
    public string Seal(string secret, string purpose)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Encrypt(box.AsSpan(0, NonceBytes), text, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(purpose));
        return Mark + Base64Url.EncodeToString(box);
    }

    /// <summary>The secret; null where it was sealed under another key or for another purpose.</summary>
    public string? Open(string sealedText, string purpose)
    {
        if (!sealedText.StartsWith(Mark, StringComparison.Ordinal) || !Base64Url.IsValid(sealedText.AsSpan(Mark.Length)))
        {
            return null;
        }

        var box = Base64Url.DecodeFromChars(sealedText.AsSpan(Mark.Length));
        if (box.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var text = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key.Value, TagBytes);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), text, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The key in the file; of two processes that make it at the same moment, one wins and both use its key.</summary>
    private static byte[] KeyOf(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var fresh = $"{file}.{Guid.NewGuid():n}";
            var access = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(fresh, access))
            {
                stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                stream.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(fresh, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(fresh);
            }
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes ? key : throw new InvalidOperationException($"{file} holds no key of {KeyBytes} bytes.");
    }
}
