using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Spam;

/// <summary>The key that signs what a form hands out: challenges, links of mails. Made with the first form, kept in the database, so that every process has it.</summary>
internal sealed class FormKey(Db db)
{
    private byte[]? _key;

    /// <summary>Makes the key where there is none yet.</summary>
    public static Task Ensure(Tx tx) => tx.Execute(
        "insert into capture_secrets (name, value) values ('forms', @value) on conflict (name) do nothing",
        new { value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });

    /// <summary>The signature of a text, for one purpose: what was signed for another does not pass.</summary>
    public async Task<string> Sign(string purpose, string text) => Base64Url.EncodeToString(await Hash(purpose, text));

    /// <summary>Whether the signature is ours.</summary>
    public async Task<bool> IsOurs(string purpose, string text, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(await Sign(purpose, text)), Encoding.UTF8.GetBytes(signature));

    private async Task<byte[]> Hash(string purpose, string text)
    {
        _key ??= await db.Read(session => session.Scalar<string>("select value from capture_secrets where name = 'forms'")) is { } value
            ? Convert.FromHexString(value)
            : throw new InvalidOperationException("The first form makes the key, so there is one wherever there is a form.");
        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{text}"));
    }
}
