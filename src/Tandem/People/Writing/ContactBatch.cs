using Tandem.Engines.Text;
using Tandem.People.Privacy;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Finds out who the drafts of one batch are, takes the identifiers, and brings the drafts together with what is known.</summary>
internal sealed class ContactBatch(Tx tx, WriteOptions options, FieldSet fields)
{
    private const int Tries = 5;
    private static readonly Identifiers Index = new("contact");

    private Dictionary<IdentifierKey, Guid> _owners = [];
    private readonly Dictionary<Guid, ContactEntry> _entries = [];
    private readonly List<ContactEntry> _order = [];

    /// <summary>Everybody whom the batch touches, in the order of the drafts.</summary>
    public IReadOnlyList<ContactEntry> Entries => _order;

    /// <summary>Matches and merges in memory, then claims. Where a concurrent transaction was faster with an identifier, its contact is met instead.</summary>
    public async Task<ContactWritten[]> Resolve(IReadOnlyList<ContactDraft> drafts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var inputs = drafts.Select(draft => ContactInput.Read(draft, fields)).ToArray();
            await Load(inputs);
            var merge = new ContactMerge(options, tx.Now, _owners);
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

    /// <summary>Resolves the companies that the drafts mention and makes people members of them.</summary>
    public async Task Join(CompanyWriter companies)
    {
        var joining = _order.Where(entry => entry.Companies.Count > 0).ToList();
        if (joining.Count > 0)
        {
            var ids = await companies.Resolve(tx, [.. joining.SelectMany(entry => entry.Companies)], options);
            await Memberships.Join(tx, joining, ids, options);
        }

        await Tombstones.Recognise(tx, _order);
        await KnownContacts.DropKnownSuppressions(tx, _order);
        foreach (var entry in _order)
        {
            Finish(entry);
        }
    }

    /// <summary>The answers, now that it is known which entries changed.</summary>
    public ContactWritten[] Answer(ContactWritten[] written)
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

    private async Task Load(ContactInput[] inputs)
    {
        _entries.Clear();
        _order.Clear();
        var keys = inputs.Where(input => input.Problem is null).SelectMany(input => input.Keys).Select(key => key.Key).ToHashSet();
        for (var isComplete = false; !isComplete;)
        {
            _owners = await Index.Find(tx, keys);
            var ids = _owners.Values.Concat(inputs.Select(input => input.Draft.Id).OfType<Guid>()).Distinct().ToArray();
            foreach (var entry in ids.Length == 0 ? [] : await KnownContacts.Load(tx, ids, inputs))
            {
                _entries.TryAdd(entry.Row.Id, entry);
            }

            // Between the look-up and the lock a contact may have been removed (an undone import): look again.
            isComplete = _owners.Values.All(_entries.ContainsKey);
        }
    }

    private ContactWritten Meet(ContactInput input, ContactMerge merge)
    {
        if (input.Problem is not null)
        {
            return Refused(input.Problem);
        }

        var known = Recognise(input);
        if (Refusal(input, known) is { } refusal)
        {
            return new ContactWritten(known?.Row.Id ?? Guid.Empty, WriteOutcome.Refused, refusal);
        }

        var rival = Rival(input, known, out var taken);
        if (taken is not null)
        {
            return new ContactWritten(rival!.Value, WriteOutcome.Refused, taken);
        }

        var entry = known ?? Begin(input.Draft);
        merge.Apply(entry, input);
        if (!entry.IsTouched)
        {
            entry.IsTouched = true;
            _order.Add(entry);
        }

        return new ContactWritten(entry.Row.Id, known is null ? WriteOutcome.Created : WriteOutcome.Updated) { Rival = rival };
    }

    private ContactEntry? Recognise(ContactInput input)
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

        return null;
    }

    private Problem? Refusal(ContactInput input, ContactEntry? known) => known switch
    {
        { Row.MergedInto: { } winner } => RecordAccess.ContactMerged(winner),
        null when input.Draft.Id is not null || options.Match is MatchPolicy.UpdateOnly => Problem.NotFound("The contact"),
        { Before: { } before } when input.Draft.Id is not null && options.MayEdit?.Invoke(before.OwnerId) is false => Problem.NotFound("The contact"),
        { } when input.Draft.Id is null && options.Match is MatchPolicy.CreateOnly => Taken(input, known),
        { Before: { } before } when options.MayEdit?.Invoke(before.OwnerId) is false => Taken(input, known),
        _ => null,
    };

    /// <summary>What names somebody else cannot be given to this person. With a public key and for events it is passed over, otherwise the draft is refused.</summary>
    private Guid? Rival(ContactInput input, ContactEntry? known, out Problem? taken)
    {
        taken = null;
        Guid? rival = null;
        for (var i = input.Keys.Count - 1; i >= 0; i--)
        {
            var key = input.Keys[i].Key;
            if (known is null || !_owners.TryGetValue(key, out var owner) || owner == known.Row.Id)
            {
                continue;
            }

            rival = owner;
            if (!options.FillOnly && !options.PassesRivals)
            {
                taken = Taken(key);
                return rival;
            }

            input.Drop(i);
        }

        return rival;
    }

    private Problem Taken(ContactInput input, ContactEntry known) =>
        Taken(input.Keys.First(key => _owners.TryGetValue(key.Key, out var owner) && owner == known.Row.Id).Key);

    private static Problem Taken(IdentifierKey key) => key.Kind is IdentifierKey.EmailKind
        ? Problem.Conflict("emailTaken", "A contact with this email address exists already.")
        : Problem.Conflict("identifierTaken", key.Kind is IdentifierKey.ExternalKind
            ? $"A contact with this id of “{key.Source}” exists already."
            : "A contact with this value of a unique field exists already.");

    private ContactEntry Begin(ContactDraft draft)
    {
        var row = new ContactRow
        {
            Id = OrderedId.Next(tx.Now),
            CreatedAt = draft.CreatedAt ?? tx.Now,
            CreatedBy = options.Actor,
            UpdatedAt = tx.Now,
            Version = 1,
        };
        var entry = new ContactEntry(row, before: null);
        _entries.Add(row.Id, entry);
        return entry;
    }

    /// <summary>False when another transaction took an identifier first: what was taken is given back, and the batch begins anew.</summary>
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

    /// <summary>What follows from the fields: the name to show, the keys to sort and search by, version and time of change.</summary>
    private void Finish(ContactEntry entry)
    {
        var row = entry.Row;
        if ((row.FirstName ?? row.LastName) is null)
        {
            row.Name = StandIn(entry);
        }

        row.SortName = TextKey.Of(row.Name);
        row.SearchKey = SearchText.OfContact(row, entry.Emails);
        if (entry.Before is null)
        {
            return;
        }

        entry.Changed = ContactTable.Rows.Changes(entry.Before, row);
        if (entry.HasChanged)
        {
            row.UpdatedAt = tx.Now;
            // Versions count what people of the team do; a visitor's own doing must not spoil their edits.
            row.Version += options.FillOnly ? 0 : 1;
            entry.Changed = ContactTable.Rows.Changes(entry.Before, row);
        }
    }

    /// <summary>Somebody without a name is shown by what is known: address, number, the id elsewhere.</summary>
    private static string StandIn(ContactEntry entry)
    {
        var row = entry.Row;
        if ((row.Email ?? row.Phone) is { } shown)
        {
            return shown;
        }

        var isKept = entry.Before is { } before && row.Name.Length > 0 && row.Name == before.Name
            && (before.FirstName ?? before.LastName) is null && row.Name != before.Email && row.Name != before.Phone;
        return isKept ? row.Name : entry.Claims.Find(claim => claim.Key.Kind is IdentifierKey.ExternalKind)?.Display ?? "Unnamed";
    }

    private static ContactWritten Refused(Problem problem) => new(Guid.Empty, WriteOutcome.Refused, problem);
}
