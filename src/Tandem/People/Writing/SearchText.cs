using Tandem.Engines.Text;

namespace Tandem.People.Writing;

/// <summary>
/// What search looks through: name, addresses, digits of the number, each on a line of its own, so that no match spans two of them.
/// </summary>
internal static class SearchText
{
    public static string OfContact(ContactRow row, List<EmailForms> emails)
    {
        var digits = TextKey.Digits(row.Phone);
        var addresses = emails.Count switch
        {
            0 => "",
            1 => emails[0].Key,
            // Sorted: the same addresses must always make the same text.
            _ => string.Join('\n', emails.Select(email => email.Key).Order(StringComparer.Ordinal)),
        };
        return (addresses.Length, digits.Length) switch
        {
            (0, 0) => row.SortName,
            (_, 0) => string.Concat(row.SortName, "\n", addresses),
            (0, _) => string.Concat(row.SortName, "\n", digits),
            _ => $"{row.SortName}\n{addresses}\n{digits}",
        };
    }

    public static string OfCompany(CompanyRow row, IReadOnlyCollection<string> domains) =>
        string.Join('\n', domains.Order(StringComparer.Ordinal).Append(TextKey.Digits(row.Phone)).Where(part => part.Length > 0).Prepend(row.SortName));
}
