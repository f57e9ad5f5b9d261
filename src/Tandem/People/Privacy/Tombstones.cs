using System.Security.Cryptography;
using System.Text;
using Tandem.People.Writing;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.People.Privacy;

/// <summary>
/// What is left of an erased person: a salted hash of each address on the do-not-contact list. It tells nobody who it was, and whoever comes back with that
/// address (an import from a list that somebody has kept) is put on the list again, by address, at once.
/// </summary>
internal static class Tombstones
{
    /// <summary>Why somebody who came back is on the list.</summary>
    public const string Reason = "Was erased at their own request";

    private const string Mark = "erased:";
    private const string SaltKey = "privacy.salt";
    private const int SaltBytes = 32;

    /// <summary>Leaves a stone for each address.</summary>
    public static async Task Leave(Tx tx, IReadOnlyCollection<string> addresses, string actor)
    {
        if (addresses.Count == 0)
        {
            return;
        }

        var salt = await Salt(tx);
        if (salt is null)
        {
            salt = RandomNumberGenerator.GetBytes(SaltBytes);
            await SettingRows.Set(tx, SaltKey, JsonText.Of(salt));
        }

        await ContactTables.Suppressions.InsertMissing(tx, [.. addresses.Select(address => new ContactTables.Recorded<ContactTables.Suppression>(
            new(Stone(salt, address), "email", "erased"), new() { Source = "privacy", Actor = actor }, tx.Now))]);
    }

    /// <summary>Those in a batch who bring an address that lies here are put on the do-not-contact list, whatever the draft says.</summary>
    public static async Task Recognise(Tx tx, IReadOnlyList<ContactEntry> entries)
    {
        var claiming = entries.Where(entry => entry.Claims.Exists(IsEmail)).ToList();
        if (claiming.Count == 0 || await Salt(tx) is not { } salt)
        {
            return;
        }

        var stones = claiming.ToDictionary(entry => entry, entry => entry.Claims.Where(IsEmail).Select(claim => Stone(salt, claim.Key.Value)).ToArray());
        var values = stones.Values.SelectMany(one => one).Distinct(StringComparer.Ordinal).ToArray();
        var known = (await tx.Query<string>($"select value from people_suppressions where channel = 'email' and {tx.In("value", "values")}", new { values })).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in claiming.Where(entry => stones[entry].Any(known.Contains)))
        {
            entry.SuppressFor = Reason;
        }
    }

    private static bool IsEmail(Identifier claim) => claim.Key.Kind is IdentifierKey.EmailKind;

    private static async Task<byte[]?> Salt(Session session) => (await SettingRows.Find(session, SaltKey))?.As<byte[]>();

    private static string Stone(byte[] salt, string address) => Mark + Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(address)));
}
