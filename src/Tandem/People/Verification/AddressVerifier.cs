using Tandem.Engines.Mail;
using Tandem.Platform.Data;

namespace Tandem.People.Verification;

/// <summary>Whether mail to an address is worth sending.</summary>
public enum AddressVerdict
{
    /// <summary>Nothing speaks against it. Whether the mailbox exists was not asked: servers do not say, or lie.</summary>
    Valid,

    /// <summary>It may arrive, and still better not be counted on: thrown away soon, nobody's in particular, or most likely mistyped.</summary>
    Risky,

    /// <summary>It cannot arrive.</summary>
    Invalid,

    /// <summary>The name servers did not say; ask again later.</summary>
    Unknown,
}

/// <summary>What is known about an address.</summary>
public sealed record AddressFinding
{
    /// <summary>The address as it was asked for.</summary>
    public required string Email { get; init; }

    /// <summary>What it comes to.</summary>
    public required AddressVerdict Verdict { get; init; }

    /// <summary>
    /// Why, as stable words: <c>syntax</c>, <c>noDomain</c>, <c>refusesMail</c>, <c>noMailServer</c>, <c>nameServersSilent</c>, <c>disposable</c>, <c>role</c>, <c>typo</c>, <c>unusual</c>,
    /// and <c>free</c>, which speaks against nothing.
    /// </summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What is wrong with its letters, in words.</summary>
    public string? Problem { get; init; }

    /// <summary>The address that was most likely meant.</summary>
    public string? Suggestion { get; init; }

    /// <summary>When this was found out.</summary>
    public required Instant CheckedAt { get; init; }
}

/// <summary>Finds out about addresses: by their letters, by what is known of their domains, and by asking name servers.</summary>
public sealed class AddressVerifier(Db db, MailRoutes routes)
{
    private const int AtOnce = 16;

    /// <summary>
    /// What is known about these addresses: from memory where that is fresh and <paramref name="anew"/> is false, else found out and remembered.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, AddressFinding>> Verify(IReadOnlyCollection<string> addresses, bool anew, CancellationToken cancel)
    {
        var distinct = addresses.Distinct(StringComparer.Ordinal).ToArray();
        var found = anew
            ? new Dictionary<string, AddressFinding>(StringComparer.Ordinal)
            : await db.Read(session => VerificationTable.Fresh(session, distinct), cancel);
        var missing = distinct.Where(address => !found.ContainsKey(address)).ToArray();
        using var places = new SemaphoreSlim(AtOnce);
        var asked = await Task.WhenAll(missing.Select(address => Judge(address, places, cancel)));
        if (asked.Length > 0)
        {
            await db.Write(tx => VerificationTable.Keep(tx, asked), cancel);
        }

        foreach (var finding in asked)
        {
            found[finding.Email] = finding;
        }

        return found;
    }

    private async Task<AddressFinding> Judge(string email, SemaphoreSlim places, CancellationToken cancel)
    {
        if (!MailAddress.TryParse(email, out var address, out var why))
        {
            return new AddressFinding { Email = email, Verdict = AddressVerdict.Invalid, Reasons = ["syntax"], Problem = why, CheckedAt = db.Now };
        }

        await places.WaitAsync(cancel);
        try
        {
            var route = address.IsLiteral ? MailRoute.Found : await routes.To(address.Domain, cancel);
            var suggestion = TypoSuggestion.For(address);
            var reasons = Reasons(address, route, suggestion).ToList();
            return new AddressFinding { Email = email, Verdict = Verdict(route, reasons), Reasons = reasons, Suggestion = suggestion, CheckedAt = db.Now };
        }
        finally
        {
            places.Release();
        }
    }

    private static IEnumerable<string> Reasons(MailAddress address, MailRoute route, string? suggestion)
    {
        var silence = route switch
        {
            MailRoute.NoDomain => "noDomain",
            MailRoute.Refused => "refusesMail",
            MailRoute.Nobody => "noMailServer",
            MailRoute.Unknown => "nameServersSilent",
            _ => null,
        };
        (string? Reason, bool Holds)[] all =
        [
            (silence, silence is not null), ("typo", suggestion is not null), ("disposable", DisposableDomains.Contains(address.Domain)), ("role", MailboxKinds.IsRole(address)),
            ("unusual", address.IsUnusual), ("free", MailboxKinds.IsFree(address)),
        ];
        return all.Where(one => one.Holds).Select(one => one.Reason!);
    }

    private static AddressVerdict Verdict(MailRoute route, List<string> reasons) => route switch
    {
        MailRoute.NoDomain or MailRoute.Refused or MailRoute.Nobody => AddressVerdict.Invalid,
        MailRoute.Unknown => AddressVerdict.Unknown,
        _ => reasons.Exists(reason => reason != "free") ? AddressVerdict.Risky : AddressVerdict.Valid,
    };
}
