using Tandem.Journey.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>
/// The one way in which people get into the system: UI, API, import, forms and events all write through it, so they all match alike.
/// A contact is recognised by an external id, then by an email, then by a unique custom field; never by a phone alone.
/// It works on sets: the statements it needs do not grow with the number of drafts.
/// </summary>
public sealed class ContactWriter(Journal journal, FieldDefinitions fields, CompanyWriter companies)
{
    /// <summary>
    /// Writes <paramref name="drafts"/> in <paramref name="tx"/>: records, identifiers, ledgers, before-images and events. Drafts of one batch that mean
    /// the same person become one contact. The answers come in the order of the drafts; a refused draft has changed nothing.
    /// </summary>
    public async Task<IReadOnlyList<ContactWritten>> Write(Tx tx, IReadOnlyList<ContactDraft> drafts, WriteOptions options)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var batch = new ContactBatch(tx, options, await fields.Of(tx, "contact"));
        var written = await batch.Resolve(drafts);
        await batch.Join(companies);
        await new ContactStore(tx, options, journal).Save(batch.Entries);
        return batch.Answer(written);
    }

    /// <summary>Writes one draft.</summary>
    public async Task<ContactWritten> Write(Tx tx, ContactDraft draft, WriteOptions options) => (await Write(tx, [draft], options))[0];
}
