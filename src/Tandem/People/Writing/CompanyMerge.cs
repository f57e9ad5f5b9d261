using Tandem.Engines.Import.Values;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Brings a draft into an entry: what is given replaces what is known, or fills what is empty where no more is allowed.</summary>
internal sealed class CompanyMerge(WriteOptions options, Instant now, Dictionary<IdentifierKey, Guid> owners)
{
    public void Apply(CompanyEntry entry, CompanyInput input)
    {
        var (row, draft) = (entry.Row, input.Draft);
        Clear(entry, draft);
        // Recognised by its name, a company keeps the spelling that it has.
        var isRespelled = draft.Id is null && (row.NameKey == input.NameKey || entry.OtherNames.Contains(input.NameKey));
        if (input.Name is not null && !isRespelled && (!options.FillOnly || row.Name.Length == 0))
        {
            (row.Name, row.NameKey) = (input.Name, input.NameKey);
        }

        for (var i = 0; i < input.Lines.Length; i++)
        {
            var field = CompanyInput.LineFields[i];
            if (input.Lines[i] is { } text && MaySet(field.Get(row)))
            {
                field.Set(row, text);
            }
        }

        ApplyValues(row, input);
        ApplyKeys(entry, input);
        ApplyCustom(entry, input);
        TagChanges.Apply(entry.Tags ??= new(StringComparer.Ordinal), draft.Tags, draft.RemoveTags, row.Id, entry.TagsAdded, entry.TagsRemoved);
        entry.Parent = draft.Parent ?? entry.Parent;
    }

    private bool MaySet(object? known) => !options.FillOnly || known is null;

    private void Clear(CompanyEntry entry, CompanyDraft draft)
    {
        var row = entry.Row;
        foreach (var name in draft.Clear)
        {
            switch (name)
            {
                case "employees": row.Employees = null; break;
                case "annualRevenue": row.AnnualRevenueMinor = null; break;
                case "currency": row.Currency = null; break;
                case "ownerId": row.OwnerId = null; break;
                case "parentId": row.ParentId = null; break;
                case "domain" when row.Domain is not null: RemoveDomain(entry, row.Domain); break;
                default:
                    CompanyInput.LineFields.FirstOrDefault(field => string.Equals(field.ApiName, name, StringComparison.Ordinal))?.Set(row, null);
                    break;
            }
        }

        foreach (var domain in draft.RemoveDomains.Select(domain => DomainName.Of(domain)).OfType<string>())
        {
            RemoveDomain(entry, domain);
        }
    }

    private void ApplyValues(CompanyRow row, CompanyInput input)
    {
        var draft = input.Draft;
        row.Employees = MaySet(row.Employees) ? draft.Employees ?? row.Employees : row.Employees;
        row.AnnualRevenueMinor = MaySet(row.AnnualRevenueMinor) ? draft.AnnualRevenueMinor ?? row.AnnualRevenueMinor : row.AnnualRevenueMinor;
        row.Currency = MaySet(row.Currency) ? input.Currency ?? row.Currency : row.Currency;
        row.OwnerId = MaySet(row.OwnerId) ? draft.OwnerId ?? row.OwnerId : row.OwnerId;
        if (options.FillOnly)
        {
            return;
        }

        row.CreatedAt = draft.CreatedAt is { } created && created < row.CreatedAt ? created : row.CreatedAt;
        row.ArchivedAt = draft.Archived switch
        {
            true => row.ArchivedAt ?? now,
            false => null,
            null => options.RestoreArchived ? null : row.ArchivedAt,
        };
    }

    private void ApplyKeys(CompanyEntry entry, CompanyInput input)
    {
        foreach (var key in input.Keys.Where(key => key.Key.Kind is IdentifierKey.ExternalKind && !owners.ContainsKey(key.Key)))
        {
            Claim(entry, key with { Subject = entry.Row.Id });
        }

        var isFirst = true;
        foreach (var domain in input.Domains)
        {
            var isKnown = entry.Domains.Contains(domain, StringComparer.Ordinal);
            if (!isKnown)
            {
                entry.Domains.Add(domain);
                Claim(entry, new Identifier(IdentifierKey.Domain(domain), entry.Row.Id, domain));
            }

            if (entry.Row.Domain is null || (isFirst && !options.FillOnly && (!isKnown || input.Draft.Id is not null)))
            {
                entry.Row.Domain = domain;
            }

            isFirst = false;
        }
    }

    private void RemoveDomain(CompanyEntry entry, string domain)
    {
        if (entry.Domains.Remove(domain))
        {
            Release(entry, new Identifier(IdentifierKey.Domain(domain), entry.Row.Id, domain));
            entry.Row.Domain = entry.Row.Domain == domain ? entry.Domains.FirstOrDefault() : entry.Row.Domain;
        }
    }

    private void ApplyCustom(CompanyEntry entry, CompanyInput input)
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
            if (MaySet(known) && !string.Equals(known, value, StringComparison.Ordinal))
            {
                CustomJson.Set(values, field.Id, value);
                entry.NoteCustom(field.Id, known, value);
                ReplaceUnique(entry, field, known, value);
            }
        }

        entry.Row.Custom = CustomJson.Write(values);
    }

    private void ReplaceUnique(CompanyEntry entry, FieldDefinition field, string? known, string? value)
    {
        if (field.IsUnique && known is not null)
        {
            Release(entry, new Identifier(IdentifierKey.Field(field.Id, FieldValues.Key(field, new JsonText(known))), entry.Row.Id, known));
        }

        if (field.IsUnique && value is not null)
        {
            Claim(entry, new Identifier(IdentifierKey.Field(field.Id, FieldValues.Key(field, new JsonText(value))), entry.Row.Id, value));
        }
    }

    private void Claim(CompanyEntry entry, Identifier identifier)
    {
        owners[identifier.Key] = identifier.Subject;
        if (entry.Releases.RemoveAll(released => released.Key == identifier.Key) == 0)
        {
            entry.Claims.Add(identifier);
        }
    }

    private void Release(CompanyEntry entry, Identifier identifier)
    {
        owners.Remove(identifier.Key);
        if (entry.Claims.RemoveAll(claimed => claimed.Key == identifier.Key) == 0)
        {
            entry.Releases.Add(identifier);
        }
    }
}
