using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Platform.Security;

/// <summary>
/// Random secrets that somebody carries (a session, a link, an API token), and what the database keeps of them. They have 256 random bits,
/// so a plain SHA-256 cannot be turned back and needs no salt.
/// </summary>
public static class Secret
{
    /// <summary>A new secret, with a prefix by which leaked ones can be recognised.</summary>
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored and looked up.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
