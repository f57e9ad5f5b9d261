using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Search;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Writes the entries of a batch: a statement or a COPY for each table, whatever their number.</summary>
internal sealed class ContactStore(Tx tx, WriteOptions options, Journal journal)
{
    public async Task Save(IReadOnlyList<ContactEntry> entries)
    {
        var changed = entries.Where(entry => entry.HasChanged).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await ContactTable.Rows.Insert.Insert(tx, [.. changed.Where(entry => entry.IsNew).Select(entry => entry.Row)]);
        await ContactTable.Rows.Update.Update(
            tx, [.. changed.Where(entry => entry.Changed != 0).Select(entry => new ChangedRow<ContactRow>(entry.Row, entry.Changed))]);
        SearchIndex.EnterAtEnd(tx);
        await SaveLedgers(changed);
        await SaveCompanies(changed);
        await TagChanges.Delete(tx, [.. changed.SelectMany(entry => entry.TagsRemoved)]);
        await TagChanges.Insert.Insert(tx, [.. changed.SelectMany(entry => entry.TagsAdded).Select(tag => (tag, "contact"))]);
        if (options.JobId is { } job)
        {
            await JobChanges.Write(tx, [.. changed.Select(entry => Remember(entry, job))]);
        }

        foreach (var entry in changed)
        {
            Tell(entry);
        }

        if (options.Audited is { } caller)
        {
            await Audit.Write(tx, caller, [.. changed.Select(entry => ContactTable.Rows.Audit("contact", entry.Before, entry.Row, entry.CustomChanges))]);
        }
    }

    private async Task SaveLedgers(List<ContactEntry> changed)
    {
        await ContactTables.Lifecycle.Insert(tx, [.. changed.SelectMany(entry => entry.Lifecycle).Select(Recorded)]);
        await ContactTables.Consents.Insert(tx, [.. changed.SelectMany(entry => entry.Consents).Select(Recorded)]);
        await ContactTables.Suppressions.InsertMissing(tx,
            [.. changed.Where(entry => entry is { SuppressFor: not null, Row.EmailKey: not null })
                .Select(entry => Recorded(new ContactTables.Suppression(entry.Row.EmailKey!, "email", entry.SuppressFor!)))]);
    }

    private async Task SaveCompanies(List<ContactEntry> changed)
    {
        foreach (var entry in changed.Where(entry => entry.DemotedCompany is not null))
        {
            await Memberships.Demote(tx, entry.Row.Id, entry.DemotedCompany!.Value);
        }

        await ContactTables.Memberships.Insert(tx, [.. changed.SelectMany(entry => entry.Joined)]);
    }

    private ContactTables.Recorded<T> Recorded<T>(T row) => new(row, options, tx.Now);

    private static JobChange Remember(ContactEntry entry, Guid job) => new()
    {
        SubjectId = entry.Row.Id,
        JobId = job,
        Object = "contact",
        Kind = entry.IsNew ? JobChange.Created : JobChange.Updated,
        Before = entry is { IsNew: true, SuppressFor: null } ? "{}" : JsonSerializer.Serialize(Image(entry), JsonSettings.Api),
        VersionAfter = entry.Row.Version,
        VersionBefore = entry.Before?.Version ?? 0,
    };

    private static BeforeImage Image(ContactEntry entry) => new()
    {
        Columns = entry.Before is null ? [] : ContactTable.Rows.Image(entry.Changed, entry.Before),
        Added = [.. entry.Claims.Select(IdentifierImage.Of)],
        Removed = [.. entry.Releases.Select(IdentifierImage.Of)],
        TagsAdded = [.. entry.TagsAdded.Select(tag => tag.Key)],
        TagsRemoved = [.. entry.TagsRemoved.Select(tag => tag.Tag)],
        Joined = [.. entry.Joined.Select(membership => membership.CompanyId)],
        Demoted = entry.DemotedCompany,
        Lifecycle = [.. entry.Lifecycle.Select(change => change.Id)],
        Consents = [.. entry.Consents.Select(consent => consent.Id)],
        Suppressed = entry is { SuppressFor: not null, Row.EmailKey: { } key } ? [key] : [],
    };

    private void Tell(ContactEntry entry)
    {
        var row = entry.Row;
        if (entry.IsNew)
        {
            var first = entry.Lifecycle[0];
            journal.Append(tx, Event(row.Id, PeopleEvents.ContactCreated, row.CreatedAt, ChangeText.Of(("stage", first.To.Text()))));
        }
        else
        {
            TellChanges(entry);
        }

        foreach (var change in entry.Lifecycle.Skip(entry.IsNew ? 1 : 0))
        {
            journal.Append(tx, Event(row.Id, PeopleEvents.LifecycleChanged, change.At, ChangeText.Of(
                ("from", change.From?.Text()), ("to", change.To.Text()), ("cause", change.Cause), ("reason", change.Reason))));
        }

        foreach (var (_, _, consent) in entry.Consents)
        {
            journal.Append(tx, Event(row.Id, PeopleEvents.ConsentChanged, consent.At ?? tx.Now, ChangeText.Of(
                ("topic", consent.Topic), ("channel", consent.Channel), ("state", consent.Subscribed ? "subscribed" : "unsubscribed"))));
        }

        // Somebody new comes with the company; only a later change is news.
        foreach (var membership in entry.IsNew ? [] : entry.Joined)
        {
            journal.Append(tx, Event(row.Id, PeopleEvents.CompanyJoined, tx.Now, ChangeText.Of(
                ("companyId", membership.CompanyId), ("company", membership.CompanyName), ("role", membership.Role), ("primary", membership.IsPrimary))));
        }
    }

    private void TellChanges(ContactEntry entry)
    {
        var (before, row) = (entry.Before!, entry.Row);
        var told = ContactTable.Rows.Of(entry.Changed).Any(column => column.ApiName is not null);
        if (told || entry.CustomChanges is not null || entry.TagsAdded.Count + entry.TagsRemoved.Count > 0)
        {
            journal.Append(tx, Event(row.Id, PeopleEvents.ContactUpdated, tx.Now, ChangeText.Changed(
                ContactTable.Rows, entry.Changed, before, row, entry.CustomChanges, new TagText(entry.TagsAdded, entry.TagsRemoved))));
        }

        if (before.ArchivedAt is null != row.ArchivedAt is null)
        {
            var type = row.ArchivedAt is null ? PeopleEvents.ContactRestored : PeopleEvents.ContactArchived;
            journal.Append(tx, Event(row.Id, type, tx.Now, JsonText.EmptyObject));
        }

        if (entry.SuppressFor is not null)
        {
            journal.Append(tx, Event(row.Id, PeopleEvents.ContactSuppressed, tx.Now, ChangeText.Of(("reason", entry.SuppressFor))));
        }
    }

    private JourneyEvent Event(Guid subject, string type, Instant at, JsonText data) => new()
    {
        Subject = subject,
        Type = type,
        OccurredAt = at,
        Source = options.Source,
        Actor = options.Actor,
        Data = data,
        Verified = !options.FillOnly,
    };
}
