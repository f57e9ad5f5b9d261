using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Brings a draft into an entry: what is given replaces what is known, or fills what is empty where no more is allowed.</summary>
/// <param name="options">The rules.</param>
/// <param name="now">The time of the transaction.</param>
/// <param name="owners">Whose each identifier is, in the database and by what this batch has taken so far.</param>
internal sealed class ContactMerge(WriteOptions options, Instant now, Dictionary<IdentifierKey, Guid> owners)
{
    public void Apply(ContactEntry entry, ContactInput input)
    {
        var row = entry.Row;
        Clear(entry, input.Draft);
        ApplyNames(row, input);
        for (var i = 0; i < input.Lines.Length; i++)
        {
            var field = ContactFields.Lines[i];
            if (input.Lines[i] is { } text && MaySet(field.Get(row)))
            {
                field.Set(row, text);
            }
        }

        ApplyPhone(entry, input);
        ApplyEmails(entry, input);
        ApplyExternalIds(entry, input);
        ApplyCustom(entry, input);
        ApplyRest(entry, input.Draft);
        ApplyTags(entry, input.Draft);
        ApplyLifecycle(entry, input.Draft);
        ApplyConsents(entry, input.Draft);
    }

    private bool MaySet(object? known) => !options.FillOnly || known is null;

    private void Clear(ContactEntry entry, ContactDraft draft)
    {
        var row = entry.Row;
        foreach (var name in draft.Clear)
        {
            switch (name)
            {
                case "name": (row.FirstName, row.LastName) = (null, null); break;
                case "firstName": row.FirstName = null; RejoinName(row); break;
                case "lastName": row.LastName = null; RejoinName(row); break;
                case "phone": SetPhone(entry, phone: null, ""); break;
                case "email": RemoveEmail(entry, row.EmailKey); break;
                case "ownerId": row.OwnerId = null; break;
                case "firstTouchAt": row.FirstTouchAt = null; break;
                default: ContactFields.Lines.FirstOrDefault(field => string.Equals(field.ApiName, name, StringComparison.Ordinal))?.Set(row, null); break;
            }
        }

        foreach (var address in draft.RemoveEmails)
        {
            RemoveEmail(entry, EmailAddress.TryParse(address, out var read, out _) ? read.Key : null);
        }
    }

    private void ApplyNames(ContactRow row, ContactInput input)
    {
        // Names go together: half of one person's and half of another's would be nobody's.
        if ((input.FirstName ?? input.LastName) is null || (options.FillOnly && (row.FirstName ?? row.LastName) is not null))
        {
            return;
        }

        row.FirstName = input.FirstName ?? (input.Name is null ? row.FirstName : null);
        row.LastName = input.LastName ?? (input.Name is null ? row.LastName : null);
        row.Name = input.Name ?? JoinedName(row);
    }

    private static void RejoinName(ContactRow row) => row.Name = JoinedName(row);

    private static string JoinedName(ContactRow row) => (row.FirstName, row.LastName) switch
    {
        ({ } first, { } last) => $"{first} {last}",
        var (first, last) => first ?? last ?? "",
    };

    private void ApplyPhone(ContactEntry entry, ContactInput input)
    {
        if (input.Phone is not null && MaySet(entry.Row.Phone))
        {
            SetPhone(entry, input.Phone, input.PhoneDigits);
        }
    }

    private void SetPhone(ContactEntry entry, string? phone, string digits)
    {
        var row = entry.Row;
        var known = TextKey.Digits(row.Phone);
        row.Phone = phone;
        if (string.Equals(known, digits, StringComparison.Ordinal))
        {
            return;
        }

        if (known.Length > 0)
        {
            Release(entry, new Identifier(IdentifierKey.Phone(known, row.Id), row.Id, known));
        }

        if (digits.Length > 0)
        {
            Claim(entry, new Identifier(IdentifierKey.Phone(digits, row.Id), row.Id, phone!));
        }
    }

    private void ApplyEmails(ContactEntry entry, ContactInput input)
    {
        if (input.Emails.Count == 0 || (options.FillOnly && entry.Emails.Count > 0))
        {
            return;
        }

        var row = entry.Row;
        var isFirst = true;
        foreach (var email in input.Emails)
        {
            var isKnown = entry.Emails.Exists(known => string.Equals(known.Key, email.Key, StringComparison.Ordinal));
            if (!isKnown)
            {
                entry.Emails.Add(email);
                Claim(entry, new Identifier(IdentifierKey.Email(email.Key), row.Id, email.Address));
            }

            // A second address by which somebody was recognised does not become the first one by that.
            if (row.EmailKey is null || (isFirst && (!isKnown || input.Draft.Id is not null)))
            {
                (row.Email, row.EmailKey) = (email.Address, email.Key);
            }

            isFirst = false;
        }
    }

    private void RemoveEmail(ContactEntry entry, string? key)
    {
        var index = key is null ? -1 : entry.Emails.FindIndex(email => string.Equals(email.Key, key, StringComparison.Ordinal));
        if (index < 0)
        {
            return;
        }

        var row = entry.Row;
        Release(entry, new Identifier(IdentifierKey.Email(key!), row.Id, entry.Emails[index].Address));
        entry.Emails.RemoveAt(index);
        if (string.Equals(row.EmailKey, key, StringComparison.Ordinal))
        {
            (row.Email, row.EmailKey) = entry.Emails.Count > 0 ? (entry.Emails[0].Address, entry.Emails[0].Key) : (null, null);
        }
    }

    private void ApplyExternalIds(ContactEntry entry, ContactInput input)
    {
        foreach (var key in input.Keys)
        {
            if (key.Key.Kind is IdentifierKey.ExternalKind && !owners.ContainsKey(key.Key))
            {
                Claim(entry, key with { Subject = entry.Row.Id });
            }
        }
    }

    private void ApplyCustom(ContactEntry entry, ContactInput input)
    {
        if (input.Custom.Count == 0)
        {
            return;
        }

        var values = CustomJson.Read(entry.Row.Custom);
        foreach (var (field, stored) in input.Custom)
        {
            var known = values.GetValueOrDefault(field.Id);
            var value = stored.Value is "null" ? null : stored.Value;
            if (!MaySet(known) || string.Equals(known, value, StringComparison.Ordinal))
            {
                continue;
            }

            CustomJson.Set(values, field.Id, value);
            entry.NoteCustom(field.Id, known, value);
            if (field.IsUnique)
            {
                ReplaceUnique(entry, field, known, value);
            }
        }

        entry.Row.Custom = CustomJson.Write(values);
    }

    private void ReplaceUnique(ContactEntry entry, FieldDefinition field, string? known, string? value)
    {
        var id = entry.Row.Id;
        if (known is not null)
        {
            Release(entry, new Identifier(IdentifierKey.Field(field.Id, FieldValues.Key(field, new JsonText(known))), id, known));
        }

        if (value is not null)
        {
            Claim(entry, new Identifier(IdentifierKey.Field(field.Id, FieldValues.Key(field, new JsonText(value))), id, value));
        }
    }

    private void ApplyRest(ContactEntry entry, ContactDraft draft)
    {
        var row = entry.Row;
        if (draft.OwnerId is not null && MaySet(row.OwnerId))
        {
            row.OwnerId = draft.OwnerId;
        }

        if (draft.FirstTouchAt is not null && MaySet(row.FirstTouchAt))
        {
            row.FirstTouchAt = draft.FirstTouchAt;
        }

        if (draft.CreatedAt is { } created && created < row.CreatedAt && !options.FillOnly)
        {
            row.CreatedAt = created;
        }

        if (draft.Company is not null)
        {
            entry.Companies.Add(draft.Company);
        }

        if (options.RestoreArchived || (draft.Archived is false && !options.FillOnly))
        {
            row.ArchivedAt = null;
        }

        if (draft.Archived is true && !options.FillOnly)
        {
            row.ArchivedAt ??= now;
        }
    }

    private static void ApplyTags(ContactEntry entry, ContactDraft draft)
    {
        if (draft.Tags.Count + draft.RemoveTags.Count > 0)
        {
            TagChanges.Apply(entry.Tags ??= new(StringComparer.Ordinal), draft.Tags, draft.RemoveTags, entry.Row.Id, entry.TagsAdded, entry.TagsRemoved);
        }
    }

    private void ApplyLifecycle(ContactEntry entry, ContactDraft draft)
    {
        if (options.FillOnly && !entry.IsNew)
        {
            return;
        }

        var entries = options.FillOnly ? [] : draft.Lifecycle;
        if (entries.Count == 0 && entry.Row.LifecycleStage.Length == 0)
        {
            entries = [new LifecycleEntry(options.FirstStage, draft.CreatedAt, options.Source)];
        }

        if (entries is [var only])
        {
            Advance(entry, only);
            return;
        }

        foreach (var reached in entries.OrderBy(e => (e.At ?? now).Milliseconds).ThenBy(e => e.Stage))
        {
            Advance(entry, reached);
        }
    }

    private void Advance(ContactEntry entry, LifecycleEntry reached)
    {
        var row = entry.Row;
        var current = Lifecycle.Parse(row.LifecycleStage);
        if (current == reached.Stage || (reached.Reason is null && !Lifecycle.IsForward(current, reached.Stage)))
        {
            return;
        }

        var at = reached.At ?? now;
        var id = OrderedId.Next(now);
        entry.Lifecycle.Add(new LifecycleChange(row.Id, id, current, reached.Stage, at, reached.Cause, reached.Reason));
        (row.LifecycleStage, row.LifecycleAt) = (reached.Stage.Text(), at);
    }

    private void ApplyConsents(ContactEntry entry, ContactDraft draft)
    {
        if (options.FillOnly)
        {
            return;
        }

        foreach (var consent in draft.Consents)
        {
            var states = entry.ConsentStates ??= [];
            if (!states.TryGetValue((consent.Topic, consent.Channel), out var known) || known != consent.Subscribed)
            {
                states[(consent.Topic, consent.Channel)] = consent.Subscribed;
                entry.Consents.Add(new ConsentRow(entry.Row.Id, OrderedId.Next(now), consent));
            }
        }

        entry.SuppressFor = draft.Suppress ?? entry.SuppressFor;
    }

    /// <summary>Within a batch a value may be given up and taken again; only the difference is written.</summary>
    private void Claim(ContactEntry entry, Identifier identifier)
    {
        owners[identifier.Key] = identifier.Subject;
        if (entry.Releases.RemoveAll(released => released.Key == identifier.Key) == 0
            && !entry.Claims.Exists(claimed => claimed.Key == identifier.Key))
        {
            entry.Claims.Add(identifier);
        }
    }

    private void Release(ContactEntry entry, Identifier identifier)
    {
        owners.Remove(identifier.Key);
        if (entry.Claims.RemoveAll(claimed => claimed.Key == identifier.Key) == 0)
        {
            entry.Releases.Add(identifier);
        }
    }
}
