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
    private const string SameIds = "select source, value, subject_id from people_identifiers where kind = 'external' and subject_kind = 'company' and ";

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
        await FindByIds(tx, wanted);
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

    /// <summary>By the very id, else by the one company that any system calls so: two files of one system give the column two names.</summary>
    private static async Task FindByIds(Tx tx, IEnumerable<Wanted> wanted)
    {
        var open = wanted.Where(want => want is { Found: null, ExternalId: not null }).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var values = open.Select(want => want.ExternalId!.Value).Distinct(StringComparer.Ordinal).ToArray();
        var known = (await tx.Query<KnownId>(SameIds + tx.In("value", "values"), new { values })).ToLookup(row => row.Value, StringComparer.Ordinal);
        foreach (var want in open)
        {
            var named = known[want.ExternalId!.Value].ToList();
            want.Found = named.Find(row => string.Equals(row.Source, want.ExternalId.Source, StringComparison.Ordinal))?.SubjectId
                ?? (named.Select(row => row.SubjectId).Distinct().ToArray() is [var only] ? only : null);
        }
    }

    private async Task Create(Tx tx, IReadOnlyList<Wanted> missing, WriteOptions options)
    {
        var groups = missing.GroupBy(want => (want.Domain, want.NameKey, want.ExternalId)).ToList();
        var drafts = groups.Select(group => group.First()).Select(want => new CompanyDraft
        {
            Name = want.Name,
            Domains = want.Domains,
            ExternalIds = want.ExternalId is null ? [] : [want.ExternalId],
        }).ToList();
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

    private sealed class KnownId
    {
        public required string Source { get; init; }

        public required string Value { get; init; }

        public Guid SubjectId { get; init; }
    }

    /// <summary>A reference that has been read.</summary>
    private sealed class Wanted(CompanyReference reference)
    {
        public Guid? Found { get; set; } = reference.Id;

        public string? Name { get; } = CleanText.Line(reference.Name) is { Length: <= ContactFields.NameLength } name ? name : null;

        public string NameKey { get; } = TextKey.Of(reference.Name);

        public string? Domain { get; } = DomainName.Of(reference.Domain);

        public string[] Domains => Domain is null ? [] : [Domain];

        public ExternalId? ExternalId { get; } = reference.ExternalId is { Source.Length: <= ContactFields.ExternalLength, Value.Length: > 0 and <= ContactFields.ExternalLength } id ? id : null;

        public bool IsEmpty => Name is null && Domain is null;
    }
}
