using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.Journey.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>
/// The one way in which companies get into the system. A company is recognised by an external id, then by a domain, then by its name
/// (two of the same name stay two when their domains differ).
/// </summary>
public sealed class CompanyWriter(Journal journal, FieldDefinitions fields)
{
    /// <summary>Writes <paramref name="drafts"/> in <paramref name="tx"/>. The answers come in their order; a refused draft has changed nothing.</summary>
    public async Task<IReadOnlyList<CompanyWritten>> Write(Tx tx, IReadOnlyList<CompanyDraft> drafts, WriteOptions options)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var batch = new CompanyBatch(tx, options, await fields.Of(tx, "company"));
        var written = await batch.Resolve(drafts);
        await batch.SetParents(this);
        batch.Finish();
        await new CompanyStore(tx, options, journal).Save(batch.Entries);
        return batch.Answer(written);
    }

    /// <summary>Writes one draft.</summary>
    public async Task<CompanyWritten> Write(Tx tx, CompanyDraft draft, WriteOptions options) => (await Write(tx, [draft], options))[0];

    /// <summary>
    /// The companies that are meant, in the order of the references. Unknown ones are created where the options allow it; null where they do not, or where the
    /// reference names nothing. What is known is not changed by being mentioned.
    /// </summary>
    public async Task<IReadOnlyList<Guid?>> Resolve(Tx tx, IReadOnlyList<CompanyReference> references, WriteOptions options)
    {
        var wanted = references.Select(reference => new Wanted(reference)).ToList();
        var byDomain = await CompanyBatch.Index.Find(tx, wanted.Where(want => want.Domain is not null).Select(want => IdentifierKey.Domain(want.Domain!)).ToHashSet());
        var named = await KnownCompanies.Find(tx, wanted.Where(want => want.NameKey.Length > 0).Select(want => want.NameKey).ToHashSet(StringComparer.Ordinal));
        foreach (var want in wanted.Where(want => want.Found is null))
        {
            want.Found = want.Domain is not null && byDomain.TryGetValue(IdentifierKey.Domain(want.Domain), out var owner)
                ? owner
                : named[want.NameKey].FirstOrDefault(company => company.Fits(want.Domains))?.Id;
        }

        if (options.CreateCompanies)
        {
            await Create(tx, [.. wanted.Where(want => want is { Found: null, IsEmpty: false })], options);
        }

        return [.. wanted.Select(want => want.Found)];
    }

    private async Task Create(Tx tx, IReadOnlyList<Wanted> missing, WriteOptions options)
    {
        var groups = missing.GroupBy(want => (want.Domain, want.NameKey)).ToList();
        var drafts = groups.Select(group => group.First()).Select(want => new CompanyDraft { Name = want.Name, Domains = want.Domains }).ToList();
        // Whoever may write the person may note the employer; the rules for editing companies are about existing ones.
        var written = await Write(tx, drafts, options with { Match = MatchPolicy.Upsert, MayEdit = null });
        foreach (var (group, company) in groups.Zip(written))
        {
            foreach (var want in group.Where(_ => company.Outcome is not WriteOutcome.Refused))
            {
                want.Found = company.Id;
            }
        }
    }

    /// <summary>A reference that has been read.</summary>
    private sealed class Wanted(CompanyReference reference)
    {
        public Guid? Found { get; set; } = reference.Id;

        public string? Name { get; } = CleanText.Line(reference.Name) is { Length: <= ContactFields.NameLength } name ? name : null;

        public string NameKey { get; } = TextKey.Of(reference.Name);

        public string? Domain { get; } = DomainName.Of(reference.Domain);

        public string[] Domains => Domain is null ? [] : [Domain];

        public bool IsEmpty => Name is null && Domain is null;
    }
}
