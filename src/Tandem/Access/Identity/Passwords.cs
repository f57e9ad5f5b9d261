using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tandem.Platform.Security;

namespace Tandem.Access.Identity;

/// <summary>
/// Hashes and checks passwords with ASP.NET Core Identity's hasher (PBKDF2, HMAC-SHA512). It takes a good part of a tenth of a second on
/// purpose, so it never runs inside a write: on SQLite everybody else would wait (decision 8).
/// </summary>
internal sealed class Passwords(IOptions<PasswordHasherOptions> options)
{
    /// <summary>OWASP's advice for PBKDF2-HMAC-SHA512.</summary>
    public const int Iterations = 210_000;

    private readonly PasswordHasher<Passwords> _hasher = new(options);
    private readonly string _nobodys = new PasswordHasher<Passwords>(options).HashPassword(null!, Secret.New());

    public string Hash(string password) => _hasher.HashPassword(this, password);

    /// <summary>Where there is no hash, as much time is spent on nobody's: the clock must not tell who exists.</summary>
    public PasswordVerificationResult Check(string? hash, string password)
    {
        var answer = _hasher.VerifyHashedPassword(this, hash ?? _nobodys, password);
        return hash is null ? PasswordVerificationResult.Failed : answer;
    }
}
