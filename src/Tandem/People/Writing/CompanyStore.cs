using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Search;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Writes the companies of a batch: a statement or a COPY for each table.</summary>
internal sealed class CompanyStore(Tx tx, WriteOptions options, Journal journal)
{
    public async Task Save(IReadOnlyList<CompanyEntry> entries)
    {
        var changed = entries.Where(entry => entry.HasChanged).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await CompanyTable.Rows.Insert.Insert(tx, [.. changed.Where(entry => entry.IsNew).Select(entry => entry.Row)]);
        await CompanyTable.Rows.Update.Update(
            tx, [.. changed.Where(entry => entry.Changed != 0).Select(entry => new ChangedRow<CompanyRow>(entry.Row, entry.Changed))]);
        SearchIndex.EnterAtEnd(tx);
        await TagChanges.Delete(tx, [.. changed.SelectMany(entry => entry.TagsRemoved)]);
        await TagChanges.Insert.Insert(tx, [.. changed.SelectMany(entry => entry.TagsAdded).Select(tag => (tag, "company"))]);
        if (options.JobId is { } job)
        {
            await JobChanges.Write(tx, [.. changed.Select(entry => Remember(entry, job))]);
        }

        foreach (var entry in changed)
        {
            Tell(entry);
            if (options.Audited is { } caller)
            {
                await Audit.Write(tx, caller, CompanyTable.Rows.Audit("company", entry.Before, entry.Row, entry.CustomChanges));
            }
        }
    }

    private static JobChange Remember(CompanyEntry entry, Guid job) => new()
    {
        SubjectId = entry.Row.Id,
        JobId = job,
        Object = "company",
        Kind = entry.IsNew ? JobChange.Created : JobChange.Updated,
        Before = entry.IsNew ? "{}" : JsonSerializer.Serialize(Image(entry), JsonSettings.Api),
        VersionAfter = entry.Row.Version,
        VersionBefore = entry.Before?.Version ?? 0,
    };

    private static BeforeImage Image(CompanyEntry entry) => new()
    {
        Columns = CompanyTable.Rows.Image(entry.Changed, entry.Before!),
        Added = [.. entry.Claims.Select(IdentifierImage.Of)],
        Removed = [.. entry.Releases.Select(IdentifierImage.Of)],
        TagsAdded = [.. entry.TagsAdded.Select(tag => tag.Key)],
        TagsRemoved = [.. entry.TagsRemoved.Select(tag => tag.Tag)],
    };

    private void Tell(CompanyEntry entry)
    {
        var (before, row) = (entry.Before, entry.Row);
        if (before is null)
        {
            Append(row.Id, PeopleEvents.CompanyCreated, row.CreatedAt, JsonText.EmptyObject);
            return;
        }

        var told = CompanyTable.Rows.Of(entry.Changed).Any(column => column.ApiName is not null);
        if (told || entry.CustomChanges is not null || entry.TagsAdded.Count + entry.TagsRemoved.Count > 0)
        {
            Append(row.Id, PeopleEvents.CompanyUpdated, tx.Now, ChangeText.Changed(
                CompanyTable.Rows, entry.Changed, before, row, entry.CustomChanges, new TagText(entry.TagsAdded, entry.TagsRemoved)));
        }

        if (before.ArchivedAt is null != row.ArchivedAt is null)
        {
            Append(row.Id, row.ArchivedAt is null ? PeopleEvents.CompanyRestored : PeopleEvents.CompanyArchived, tx.Now, JsonText.EmptyObject);
        }
    }

    private void Append(Guid subject, string type, Instant at, JsonText data) => journal.Append(tx, new JourneyEvent
    {
        Subject = subject,
        Type = type,
        OccurredAt = at,
        Source = options.Source,
        Actor = options.Actor,
        Data = data,
        Verified = !options.FillOnly,
    });
}
