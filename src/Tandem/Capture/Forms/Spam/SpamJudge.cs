using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Submit;
using Tandem.Engines.Forms;
using Tandem.Engines.Mail;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Spam;

/// <summary>
/// Says why something that was sent is taken for spam. It throws nothing away: a person decides about what is suspicious. Only a flood is refused, because a
/// table that anybody may fill would be worse.
/// </summary>
internal static class SpamJudge
{
    /// <summary>How many times the suspicious number is a flood.</summary>
    public const int Flood = 5;

    /// <summary>Within this time posts of one address are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const string Count = "select count(*) from capture_submissions where form_id = @form and address_key = @address and received_at > @since";

    /// <summary>How many came from this address lately.</summary>
    public static Task<long> Lately(Session session, Guid form, string address) =>
        session.Scalar<long>(Count, new { form, address, since = session.Now + -Window });

    /// <summary>The reasons; none for what looks like a person's.</summary>
    public static IReadOnlyList<string> Reasons(Suspect suspect)
    {
        var (form, posted, challenge) = (suspect.Form, suspect.Posted, suspect.Challenge);
        var reasons = new List<string>();
        void Add(bool holds, string reason)
        {
            if (holds)
            {
                reasons.Add(reason);
            }
        }

        Add(posted.Trap is not null, "trap");
        Add(challenge is not null && suspect.Now - new Instant(challenge.At) < TimeSpan.FromSeconds(form.Defence.LeastSeconds), "tooFast");
        var isSolved = challenge is not null && ProofOfWork.Holds(challenge.Nonce, posted.Proof, challenge.Bits);
        Add(form.Defence.Proof is ProofMode.Needed && !isSolved, "noProof");
        Add(form.Defence.Proof is ProofMode.Offered && challenge is not null && posted.Proof is not null && !isSolved, "badProof");
        Add(suspect.Lately >= form.Defence.MostPerAddress, "tooMany");
        if (suspect.EmailKey is { } email)
        {
            var domain = email[(email.LastIndexOf('@') + 1)..];
            Add(form.Defence.Disposable && DisposableDomains.Contains(domain), "disposable");
            Add(form.Defence.Blocked.Any(blocked => Blocks(blocked.Trim().ToLowerInvariant(), email, domain)), "blocked");
        }

        return reasons;
    }

    private static bool Blocks(string blocked, string email, string domain) => blocked.Length > 0 && (blocked.StartsWith('@') || !blocked.Contains('@', StringComparison.Ordinal)
        ? blocked.TrimStart('@') is var wanted && (domain == wanted || domain.EndsWith('.' + wanted, StringComparison.Ordinal))
        : email == blocked);
}

/// <summary>What a judgement rests on.</summary>
internal sealed record Suspect(FormDefinition Form, PostedForm Posted, Challenge? Challenge, Instant Now)
{
    public string? EmailKey { get; init; }

    /// <summary>How many posts came from the same address before, within <see cref="SpamJudge.Window"/>.</summary>
    public long Lately { get; init; }
}
