using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.People.Privacy;

/// <summary>All by which the rows know a contact.</summary>
internal static class FindPerson
{
    private const string Merged =
        """
        with recursive them (id) as (
          select id from people_contacts where id = @contact
          union
          select c.id from people_contacts c join them t on c.merged_into = t.id)
        select id from them
        """;

    private const string Addresses = "select value, display from people_identifiers where kind = 'email' and subject_kind = 'contact' and ";

    private const string Rows = "select name, sort_name, email, email_key from people_contacts where ";

    public static async Task<PersonKeys> Keys(Session session, Guid contact)
    {
        var contacts = (await session.Query<Guid>(Merged, new { contact })).ToArray();
        var addresses = await Spellings(session, contacts);
        return new PersonKeys
        {
            Contacts = contacts,
            Subjects = [.. contacts.Concat(await Subjects.Of(session, contacts)).Distinct()],
            Addresses = [.. addresses.Keys],
        };
    }

    /// <summary>The texts by which they may be mentioned. A name that somebody else has, too, is not looked for: it would take theirs away.</summary>
    public static async Task<PersonTexts> Texts(Session session, PersonKeys person)
    {
        var rows = await session.Query<Row>($"{Rows}{session.In("id", "contacts")}", person.Parameters);
        var names = new List<string>();
        foreach (var row in rows.Where(row => row.Name.Trim().Contains(' ', StringComparison.Ordinal)).DistinctBy(row => row.SortName, StringComparer.Ordinal))
        {
            var others = await session.Scalar<long>(
                $"select count(*) from people_contacts where sort_name = @sortName and not ({session.In("id", "contacts")})", new { row.SortName, contacts = person.Contacts });
            if (others == 0)
            {
                names.Add(row.Name);
            }
        }

        var addresses = await Spellings(session, person.Contacts);
        return new PersonTexts([.. addresses.Keys.Concat(addresses.Values).Distinct(StringComparer.Ordinal)], names, [.. person.Subjects.Select(id => id.ToString())]);
    }

    private static async Task<Dictionary<string, string>> Spellings(Session session, Guid[] contacts)
    {
        var found = (await session.Query<AddressRow>($"{Addresses}{session.In("subject_id", "contacts")}", new { contacts }))
            .ToDictionary(row => row.Value, row => row.Display, StringComparer.Ordinal);
        foreach (var row in await session.Query<Row>($"{Rows}{session.In("id", "contacts")}", new { contacts }))
        {
            if (row.EmailKey is { } key)
            {
                found.TryAdd(key, row.Email ?? key);
            }
        }

        return found;
    }

    private sealed class AddressRow
    {
        public required string Value { get; init; }

        public required string Display { get; init; }
    }

    private sealed class Row
    {
        public required string Name { get; init; }

        public required string SortName { get; init; }

        public string? Email { get; init; }

        public string? EmailKey { get; init; }
    }
}
