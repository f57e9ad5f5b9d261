namespace Tandem.Engines.Mail;

/// <summary>Domains where anybody gets a mailbox for ten minutes. Whoever writes from one does not want to be written to.</summary>
public static class DisposableDomains
{
    private static readonly Lazy<HashSet<string>> Known = new(Read);

    /// <summary>How many are known.</summary>
    public static int Count => Known.Value.Count;

    /// <summary>Whether this domain, or one that it is below, is known as one.</summary>
    /// <param name="domain">In its ASCII form; upper and lower case do not count.</param>
    public static bool Contains(string domain)
    {
        var known = Known.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = domain.TrimEnd('.').ToLowerInvariant().AsSpan();
        while (rest.Contains('.'))
        {
            if (known.Contains(rest))
            {
                return true;
            }

            rest = rest[(rest.IndexOf('.') + 1)..];
        }

        return false;
    }

    /// <summary>Whether the mailbox is at such a domain.</summary>
    public static bool ContainsDomainOf(string address) => Contains(address[(address.LastIndexOf('@') + 1)..]);

    private static HashSet<string> Read()
    {
        using var stream = typeof(DisposableDomains).Assembly.GetManifestResourceStream("DisposableDomains.txt")
            ?? throw new InvalidOperationException("The list of disposable domains is not in this build.");
        using var lines = new StreamReader(stream);
        var domains = new HashSet<string>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                domains.Add(line);
            }
        }

        return domains;
    }
}
