using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>An address in its two forms.</summary>
internal readonly record struct EmailForms(string Address, string Key);

/// <summary>A draft that has been read: texts cleaned, keys made, values in their stored form, or the problem with them.</summary>
internal sealed class ContactInput
{
    private Dictionary<string, string[]>? _errors;

    private ContactInput(ContactDraft draft) => Draft = draft;

    public ContactDraft Draft { get; }

    public Problem? Problem { get; private set; }

    public string? Name { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public string? Phone { get; private set; }

    public string PhoneDigits { get; private set; } = "";

    /// <summary>In the order of <see cref="ContactFields.Lines"/>; null where not given.</summary>
    public string?[] Lines { get; } = new string?[ContactFields.Lines.Count];

    public List<EmailForms> Emails { get; } = [];

    /// <summary>Stored custom values by field id; the text <c>null</c> clears one.</summary>
    public List<KeyValuePair<FieldDefinition, JsonText>> Custom { get; } = [];

    /// <summary>What the person is recognised by, the surest first.</summary>
    public List<Identifier> Keys { get; } = [];

    public static ContactInput Read(ContactDraft draft, FieldSet fields)
    {
        var input = new ContactInput(draft);
        input.ReadNames();
        input.ReadLines();
        input.ReadExternalIds();
        input.ReadEmails();
        input.ReadCustom(fields);
        input.ReadTags();
        if (input._errors is not null)
        {
            input.Problem = Problem.Invalid(input._errors);
        }

        return input;
    }

    /// <summary>Forgets a key that belongs to somebody else, and what it came from.</summary>
    public void Drop(int index)
    {
        var key = Keys[index].Key;
        Keys.RemoveAt(index);
        switch (key.Kind)
        {
            case IdentifierKey.EmailKind:
                Emails.RemoveAll(email => string.Equals(email.Key, key.Value, StringComparison.Ordinal));
                break;
            case IdentifierKey.FieldKind:
                Custom.RemoveAll(value => string.Equals(value.Key.Id, key.Source, StringComparison.Ordinal));
                break;
        }
    }

    private void ReadNames()
    {
        Name = Line("name", Draft.Name, ContactFields.NameLength);
        FirstName = Line("firstName", Draft.FirstName, ContactFields.NameLength);
        LastName = Line("lastName", Draft.LastName, ContactFields.NameLength);
        if (Name is not null && FirstName is null && LastName is null)
        {
            SplitName(Name);
        }
    }

    /// <summary>"Ada Lovelace" and "Lovelace, Ada": what mail greets somebody by must be known apart.</summary>
    private void SplitName(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma < name.Length - 1)
        {
            (FirstName, LastName) = (name[(comma + 1)..].Trim(), name[..comma].Trim());
            Name = $"{FirstName} {LastName}";
            return;
        }

        var space = name.IndexOf(' ', StringComparison.Ordinal);
        (FirstName, LastName) = space < 0 ? (name, null) : (name[..space], name[(space + 1)..].TrimStart());
    }

    private void ReadLines()
    {
        for (var i = 0; i < Lines.Length; i++)
        {
            var field = ContactFields.Lines[i];
            Lines[i] = Line(field.ApiName, field.Given(Draft), field.MaxLength);
        }

        Phone = Line("phone", Draft.Phone, ContactFields.PhoneLength);
        PhoneDigits = TextKey.Digits(Phone);
        if (Phone is not null && PhoneDigits.Length < 3)
        {
            Wrong("phone", "This is not a telephone number.");
        }
    }

    private void ReadExternalIds()
    {
        foreach (var (givenSource, givenValue) in Draft.ExternalIds)
        {
            var (source, value) = (CleanText.Line(givenSource), CleanText.Line(givenValue));
            if (source is null || value is null)
            {
                Wrong("externalIds", "An external id needs a source and a value.");
            }
            else if (source.Length > ContactFields.ExternalLength || value.Length > ContactFields.ExternalLength)
            {
                Wrong("externalIds", $"An external id is longer than {ContactFields.ExternalLength} characters.");
            }
            else
            {
                Keys.Add(new Identifier(IdentifierKey.External(source, value), Guid.Empty, value));
            }
        }
    }

    private void ReadEmails()
    {
        if (Draft.Emails.Count > ContactFields.MostEmails)
        {
            Wrong("emails", $"A person has at most {ContactFields.MostEmails} addresses.");
            return;
        }

        for (var i = 0; i < Draft.Emails.Count; i++)
        {
            var text = Draft.Emails[i];
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (!EmailAddress.TryParseMailbox(text, out var read, out var problem))
            {
                Wrong(i == 0 ? "email" : "emails", problem.Message);
                continue;
            }

            if (!Emails.Exists(email => string.Equals(email.Key, read.Key, StringComparison.Ordinal)))
            {
                Emails.Add(new(read.Address, read.Key));
                Keys.Add(new Identifier(IdentifierKey.Email(read.Key), Guid.Empty, read.Address));
            }
        }
    }

    private void ReadCustom(FieldSet fields)
    {
        if (Draft.Custom is null)
        {
            return;
        }

        foreach (var (id, value) in Draft.Custom)
        {
            if (fields.WithId(id) is not { } field)
            {
                Wrong($"custom.{id}", "There is no such field.");
            }
            else if (!FieldValues.TryStore(field, value, out var stored, out var problem))
            {
                Wrong($"custom.{field.Key}", problem!);
            }
            else
            {
                Custom.Add(new(field, stored));
                AddUnique(field, stored);
            }
        }
    }

    private void AddUnique(FieldDefinition field, JsonText stored)
    {
        if (field.IsUnique && stored.Value is not "null")
        {
            Keys.Add(new Identifier(IdentifierKey.Field(field.Id, FieldValues.Key(field, stored)), Guid.Empty, stored.Value));
        }
    }

    private void ReadTags()
    {
        if (Draft.Tags.Count > ContactFields.MostTags)
        {
            Wrong("tags", $"At most {ContactFields.MostTags} tags.");
        }

        foreach (var tag in Draft.Tags)
        {
            if (TextKey.Of(tag).Length is 0 or > ContactFields.TagLength)
            {
                Wrong("tags", $"A tag has 1 to {ContactFields.TagLength} characters.");
            }
        }
    }

    private string? Line(string field, string? text, int longest)
    {
        var line = CleanText.Line(text);
        if (line?.Length > longest)
        {
            Wrong(field, $"Longer than {longest} characters.");
        }

        return line;
    }

    private void Wrong(string field, string message) => (_errors ??= new(StringComparer.Ordinal))[field] = [message];
}
