using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>The people and companies that a batch of drafts mentions, found.</summary>
internal sealed class DealReferences(
    IReadOnlyDictionary<CompanyReference, Guid?> companies, IReadOnlyDictionary<DealContact, Guid> contacts)
{
    public Guid? Company(CompanyReference reference) => companies.GetValueOrDefault(reference);

    public Guid? Contact(DealContact contact) => contacts.TryGetValue(Bare(contact), out var id) ? id : null;

    /// <summary>What recognises the person, without the role.</summary>
    public static DealContact Bare(DealContact contact) => contact with { Role = null };
}

/// <summary>Finds the people and companies that drafts mention. Companies that nobody knows are made where the options allow it; people never are.</summary>
public sealed class DealReferenceReader(ContactWriter people, CompanyWriter companies)
{
    private const string SelectContacts = "select id from people_public_contacts where ";

    private const string SelectCompanies = "select id from people_public_companies where ";

    internal async Task<DealReferences> Read(Tx tx, IReadOnlyList<DealDraft> drafts, WriteOptions options)
    {
        var contacts = drafts.SelectMany(draft => draft.Contacts).Select(DealReferences.Bare).ToHashSet();
        var mentioned = drafts.Select(draft => draft.Company).OfType<CompanyReference>().ToHashSet();
        return new DealReferences(await FindCompanies(tx, mentioned, options), await FindContacts(tx, contacts, options));
    }

    private async Task<Dictionary<CompanyReference, Guid?>> FindCompanies(Tx tx, IReadOnlyCollection<CompanyReference> mentioned, WriteOptions options)
    {
        CompanyReference[] named = [.. mentioned.Where(reference => reference.Id is null)];
        var found = named.Length == 0 ? [] : await companies.Resolve(tx, named, options with { MayEdit = null });
        var existing = await Existing(tx, SelectCompanies, mentioned.Select(reference => reference.Id));
        return named.Zip(found)
            .Concat(mentioned.Where(reference => reference.Id is { } id && existing.Contains(id)).Select(reference => (First: reference, Second: reference.Id)))
            .ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private async Task<Dictionary<DealContact, Guid>> FindContacts(Tx tx, IReadOnlyCollection<DealContact> mentioned, WriteOptions options)
    {
        var existing = await Existing(tx, SelectContacts, mentioned.Select(contact => contact.Id));
        var found = mentioned.Where(contact => contact.Id is { } id && existing.Contains(id)).ToDictionary(contact => contact, contact => contact.Id!.Value);
        await Recognise(tx, found, mentioned.Where(contact => contact.ExternalId is not null), contact => new() { ExternalIds = [contact.ExternalId!] }, options);
        await Recognise(tx, found, mentioned.Where(contact => contact.Email is not null), contact => new() { Emails = [contact.Email!] }, options);
        return found;
    }

    /// <summary>The writer's own matcher: an update that says nothing but who is meant.</summary>
    private async Task Recognise(
        Tx tx, Dictionary<DealContact, Guid> found, IEnumerable<DealContact> contacts, Func<DealContact, ContactDraft> draft, WriteOptions options)
    {
        DealContact[] missing = [.. contacts.Where(contact => contact.Id is null && !found.ContainsKey(contact))];
        var written = missing.Length == 0
            ? []
            : await people.Write(tx, [.. missing.Select(draft)], options with { Match = MatchPolicy.UpdateOnly, MayEdit = null, RestoreArchived = false });
        foreach (var (contact, answer) in missing.Zip(written))
        {
            if (answer.Outcome is not WriteOutcome.Refused)
            {
                found[contact] = answer.Id;
            }
        }
    }

    private static async Task<HashSet<Guid>> Existing(Tx tx, string select, IEnumerable<Guid?> wanted)
    {
        var ids = wanted.OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0 ? [] : [.. await tx.Query<Guid>(select + tx.In("id", "ids"), new { ids })];
    }
}
