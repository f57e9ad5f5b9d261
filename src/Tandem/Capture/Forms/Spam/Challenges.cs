using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Spam;

/// <summary>
/// What a form carries when it is handed out, signed: when that was, which further questions it asked, and a puzzle. It works once.
/// </summary>
/// <param name="Form">The form.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When it was handed out, in epoch milliseconds.</param>
/// <param name="Nonce">Random; what the puzzle is about, and what is used up.</param>
/// <param name="Bits">How hard the puzzle is.</param>
/// <param name="Asked">The further questions that it asked.</param>
internal sealed record Challenge(Guid Form, int Version, long At, string Nonce, int Bits, IReadOnlyList<string> Asked)
{
    /// <summary>A browser solves it in some hundredths of a second.</summary>
    public const int UsualBits = 14;
}

/// <summary>Writes and reads challenges.</summary>
internal sealed class Challenges(FormKey key)
{
    private const string Purpose = "challenge";
    private const int Longest = 4000;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public async Task<(Challenge Challenge, string Token)> Make(LiveFormRef form, Instant now, IReadOnlyList<string> asked)
    {
        var challenge = new Challenge(form.Id, form.Version, now.Milliseconds, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)), Challenge.UsualBits, asked);
        var text = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(challenge, JsonSettings.Api));
        return (challenge, $"{text}.{await key.Sign(Purpose, text)}");
    }

    /// <summary>The challenge, where it is ours, of this form, and not older than a day.</summary>
    public async Task<Challenge?> Read(string? token, Guid form, Instant now)
    {
        if (token is null or { Length: > Longest } || token.Split('.') is not [var text, var signature] || !await key.IsOurs(Purpose, text, signature))
        {
            return null;
        }

        var challenge = JsonSerializer.Deserialize<Challenge>(Base64Url.DecodeFromChars(text), JsonSettings.Api)!;
        return challenge.Form == form && now - new Instant(challenge.At) < Lasts ? challenge : null;
    }
}

/// <summary>A form and its version.</summary>
internal readonly record struct LiveFormRef(Guid Id, int Version);
