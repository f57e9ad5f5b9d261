using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Finds out which companies the drafts of one batch mean, takes the identifiers, and brings the drafts together with what is known.</summary>
internal sealed class CompanyBatch(Tx tx, WriteOptions options, FieldSet fields)
{
    private const int Tries = 5;
    public static readonly Identifiers Index = new("company");

    private readonly Dictionary<Guid, CompanyEntry> _entries = [];
    private readonly Dictionary<string, List<CompanyEntry>> _byName = new(StringComparer.Ordinal);
    private readonly List<CompanyEntry> _order = [];
    private Dictionary<IdentifierKey, Guid> _owners = [];

    public IReadOnlyList<CompanyEntry> Entries => _order;

    /// <summary>Matches and merges in memory, then claims; begins anew where a concurrent transaction was faster.</summary>
    public async Task<CompanyWritten[]> Resolve(IReadOnlyList<CompanyDraft> drafts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var inputs = drafts.Select(draft => CompanyInput.Read(draft, fields)).ToArray();
            await Load(inputs);
            var merge = new CompanyMerge(options, tx.Now, _owners);
            var written = inputs.Select(input => Meet(input, merge)).ToArray();
            if (await Claim())
            {
                return written;
            }

            if (attempt == Tries)
            {
                throw new InvalidOperationException("Identifiers kept being taken by concurrent writers.");
            }
        }
    }

    /// <summary>Parents, which may be other drafts of the same batch, by name or id.</summary>
    public async Task SetParents(CompanyWriter companies)
    {
        var children = _order.Where(entry => entry.Parent is not null).ToList();
        var elsewhere = children.Where(entry => InBatch(entry.Parent!) is null).Select(entry => entry.Parent!).ToList();
        var found = elsewhere.Count == 0 ? [] : await companies.Resolve(tx, elsewhere, options);
        var ids = new Queue<Guid?>(found);
        foreach (var child in children)
        {
            var parent = InBatch(child.Parent!) ?? ids.Dequeue();
            if (parent is not null && parent != child.Row.Id && (!options.FillOnly || child.Row.ParentId is null))
            {
                child.Row.ParentId = parent;
            }
        }
    }

    /// <summary>Sets what follows from the fields; nothing may change an entry after this.</summary>
    public void Finish()
    {
        foreach (var entry in _order)
        {
            var row = entry.Row;
            if (row.Name.Length == 0)
            {
                (row.Name, row.NameKey) = (row.Domain ?? "Unnamed", TextKey.Of(row.Domain ?? "Unnamed"));
            }

            row.SortName = TextKey.Of(row.Name);
            row.SearchKey = SearchText.OfCompany(row, entry.Domains);
            entry.Changed = entry.Before is null ? 0 : CompanyTable.Rows.Changes(entry.Before, row);
            if (!entry.IsNew && entry.HasChanged)
            {
                row.UpdatedAt = tx.Now;
                row.Version += options.FillOnly ? 0 : 1;
                entry.Changed = CompanyTable.Rows.Changes(entry.Before!, row);
            }
        }
    }

    /// <summary>The answers, now that it is known which entries changed.</summary>
    public CompanyWritten[] Answer(CompanyWritten[] written)
    {
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i].Outcome is WriteOutcome.Updated && !_entries[written[i].Id].HasChanged)
            {
                written[i] = written[i] with { Outcome = WriteOutcome.Unchanged };
            }
        }

        return written;
    }

    private Guid? InBatch(CompanyReference reference) =>
        reference is { Id: null, Domain: null } && _byName.TryGetValue(TextKey.Of(reference.Name), out var named) ? named[0].Row.Id : null;

    private async Task Load(CompanyInput[] inputs)
    {
        _entries.Clear();
        _byName.Clear();
        _order.Clear();
        var readable = inputs.Where(input => input.Problem is null).ToList();
        var keys = readable.SelectMany(input => input.Keys).Select(key => key.Key).ToHashSet();
        var names = await FindNames(readable);
        for (var isComplete = false; !isComplete;)
        {
            _owners = await Index.Find(tx, keys);
            var ids = _owners.Values.Concat(readable.Select(input => input.Draft.Id).OfType<Guid>()).Concat(names.Select(named => named.Id)).Distinct().ToArray();
            foreach (var entry in ids.Length == 0 ? [] : await KnownCompanies.Load(tx, ids))
            {
                if (_entries.TryAdd(entry.Row.Id, entry) && entry.Row.ArchivedAt is null)
                {
                    Named(entry.Row.NameKey).Add(entry);
                }
            }

            AddOtherNames(names);

            isComplete = _owners.Values.All(_entries.ContainsKey);
        }
    }

    /// <summary>Who has one of the names. For names that nobody has, this transaction becomes the only one that may make a company of them.</summary>
    private async Task<IReadOnlyList<NamedCompany>> FindNames(List<CompanyInput> inputs)
    {
        var names = inputs.Where(input => input.Draft.Id is null && input.NameKey.Length > 0).Select(input => input.NameKey).ToHashSet(StringComparer.Ordinal);
        var found = await KnownCompanies.Find(tx, names);
        var missing = names.Where(name => !found.Contains(name)).ToList();
        await KnownCompanies.Lock(tx, missing);
        var appeared = tx.Engine == DbEngine.Postgres ? await KnownCompanies.Find(tx, missing) : found;
        return [.. found.Concat(appeared).SelectMany(named => named)];
    }

    private void AddOtherNames(IEnumerable<NamedCompany> names)
    {
        foreach (var named in names.Where(named => named.WasMerged))
        {
            if (_entries.TryGetValue(named.Id, out var entry) && entry.OtherNames.Add(named.NameKey))
            {
                Named(named.NameKey).Add(entry);
            }
        }
    }

    private List<CompanyEntry> Named(string key)
    {
        if (!_byName.TryGetValue(key, out var named))
        {
            _byName.Add(key, named = []);
        }

        return named;
    }

    private CompanyWritten Meet(CompanyInput input, CompanyMerge merge)
    {
        if (input.Problem is not null)
        {
            return new CompanyWritten(Guid.Empty, WriteOutcome.Refused, input.Problem);
        }

        var known = Recognise(input);
        if ((Refusal(input, known) ?? Clash(input, known)) is { } refused)
        {
            return refused;
        }

        var entry = known ?? Begin(input);
        merge.Apply(entry, input);
        if (!entry.IsTouched)
        {
            entry.IsTouched = true;
            _order.Add(entry);
        }

        return new CompanyWritten(entry.Row.Id, known is null ? WriteOutcome.Created : WriteOutcome.Updated);
    }

    private CompanyEntry? Recognise(CompanyInput input)
    {
        if (input.Draft.Id is { } id)
        {
            return _entries.GetValueOrDefault(id);
        }

        foreach (var key in input.Keys)
        {
            if (_owners.TryGetValue(key.Key, out var owner))
            {
                return _entries[owner];
            }
        }

        return input.NameKey.Length == 0 || options.SameNameIsAnother
            ? null
            : Named(input.NameKey).Find(entry => entry.Domains.Count == 0 || input.Domains.Count == 0
                || input.Domains.Exists(domain => entry.Domains.Contains(domain, StringComparer.Ordinal)));
    }

    private CompanyWritten? Refusal(CompanyInput input, CompanyEntry? known)
    {
        if (known is { Row.MergedInto: { } winner })
        {
            return new CompanyWritten(Guid.Empty, WriteOutcome.Refused, RecordAccess.CompanyMerged(winner));
        }

        var isForbidden = known is { Before: { } before } && options.MayEdit?.Invoke(before.OwnerId) is false;
        if ((known is null && (input.Draft.Id is not null || options.Match is MatchPolicy.UpdateOnly)) || (isForbidden && input.Draft.Id is not null))
        {
            return new CompanyWritten(Guid.Empty, WriteOutcome.Refused, Problem.NotFound("The company"));
        }

        return known is not null && (isForbidden || (input.Draft.Id is null && options.Match is MatchPolicy.CreateOnly))
            ? new CompanyWritten(known.Row.Id, WriteOutcome.Refused,
                Problem.Conflict("companyTaken", "A company with this name, domain or id exists already."))
            : null;
    }

    private CompanyWritten? Clash(CompanyInput input, CompanyEntry? known)
    {
        for (var i = input.Keys.Count - 1; i >= 0 && known is not null; i--)
        {
            var key = input.Keys[i].Key;
            if (!_owners.TryGetValue(key, out var owner) || owner == known.Row.Id)
            {
                continue;
            }

            if (!options.FillOnly)
            {
                return new CompanyWritten(owner, WriteOutcome.Refused,
                    Problem.Conflict("identifierTaken", $"“{key.Value}” belongs to another company."));
            }

            input.Keys.RemoveAt(i);
            input.Domains.Remove(key.Value);
        }

        return null;
    }

    private CompanyEntry Begin(CompanyInput input)
    {
        var entry = new CompanyEntry(
            new CompanyRow
            {
                Id = OrderedId.Next(tx.Now),
                CreatedAt = input.Draft.CreatedAt ?? tx.Now,
                CreatedBy = options.Actor,
                UpdatedAt = tx.Now,
                Version = 1,
            },
            before: null);
        _entries.Add(entry.Row.Id, entry);
        if (input.NameKey.Length > 0)
        {
            Named(input.NameKey).Add(entry);
        }

        return entry;
    }

    private async Task<bool> Claim()
    {
        var releases = _order.SelectMany(entry => entry.Releases).ToList();
        var claims = _order.SelectMany(entry => entry.Claims).ToList();
        await Index.Release(tx, releases);
        var lost = await Index.Claim(tx, claims);
        if (lost.Count == 0)
        {
            return true;
        }

        await Index.Release(tx, [.. claims.Except(lost)]);
        await Index.Claim(tx, releases);
        return false;
    }
}
