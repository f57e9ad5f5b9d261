namespace Tandem.Access.Identity;

/// <summary>
/// Long, and not one of those that are tried first. No rules about digits and signs: they make people write <c>Password1!</c>
/// (NIST SP 800-63B, 5.1.1.2).
/// </summary>
internal static class PasswordRules
{
    private const int Shortest = 10;
    private const int Longest = 256;
    private const int FewestDifferent = 5;

    /// <summary>Common as they are.</summary>
    private static readonly HashSet<string> Common = Words(
        """
        1234567890 0123456789 0987654321 9876543210 12345678910 123456789a a123456789 1q2w3e4r5t 1qaz2wsx3edc q1w2e3r4t5 q1w2e3r4t5y6
        zaq12wsxcde3 qazwsxedcrfv qwertyuiop qwertzuiop azertyuiop asdfghjkl zxcvbnm123 1234qwerasdf qwer1234asdf abcd1234567 abcdefghij
        abcdefghijk abcdefghijkl abcd123456 abc123456789 passwordpassword passw0rdpassw0rd letmeinplease letmeinnow trustno1trustno1
        correcthorsebatterystaple iloveyousomuch ilovemyfamily iloveyouforever mypassword1 thisismypassword mysecretpassword
        changemenow changemeplease defaultpassword temporarypassword newpassword oldpassword secretpassword testpassword adminpassword
        rootpassword userpassword companypassword welcomehome welcomeback helloworld hellothere whatever123 onetwothree
        """);

    /// <summary>Common with digits or signs behind them, and with letters replaced by look-alikes.</summary>
    private static readonly HashSet<string> Stems = Words(
        """
        password passwort passwd mypassword motdepasse contrasena qwerty qwertz azerty asdfgh asdfghjkl zxcvbn qwertyuiop welcome willkommen
        letmein admin administrator root login guest user test tester testing demo sample default changeme temp temporary secret secure
        security access master superuser supervisor company business office sales marketing manager customer tandem crm iloveyou sunshine
        princess football baseball basketball soccer superman batman spiderman starwars pokemon dragon monkey shadow michael jennifer
        summer winter spring autumn january february march april august september october november december monday friday hello
        helloworld whatever freedom trustno computer internet google facebook microsoft windows liverpool chelsea arsenal barcelona
        """);

    /// <summary>Why the password is refused, or null. It must not be what is known <paramref name="about"/> the person either.</summary>
    public static string? Check(string password, params string?[] about)
    {
        if (password.Length is < Shortest or > Longest)
        {
            return $"A password has {Shortest} to {Longest} characters.";
        }

        if (password.Distinct().Count() < FewestDifferent)
        {
            return "This password repeats the same few characters.";
        }

        var lower = password.ToLowerInvariant();
        if (Common.Contains(lower) || Stems.Contains(Plain(lower.TrimEnd(Tail))) || Stems.Contains(Plain(lower.Trim(Tail))))
        {
            return "This password is among those that are tried first.";
        }

        return about.Any(known => known is not null && string.Equals(known, password, StringComparison.OrdinalIgnoreCase))
            ? "A password is not your name or address."
            : null;
    }

    private static readonly char[] Tail = [.. "0123456789!?.,-_#*+$%&/ "];

    private static string Plain(string word) =>
        word.Replace('@', 'a').Replace('0', 'o').Replace('$', 's').Replace('3', 'e').Replace('1', 'i').Replace('5', 's').Replace('4', 'a');

    private static HashSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
