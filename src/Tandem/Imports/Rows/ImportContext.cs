using Tandem.Engines.Import.Values;
using Tandem.Engines.Import.Mapping;
using Tandem.Access.Public;
using Tandem.Engines.Text;
using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Imports.Rows;

/// <summary>What rows are read against: the columns in force, the custom fields behind them, the users by name, the zone.</summary>
internal sealed class ImportContext
{
    private readonly Dictionary<string, Guid> _users;

    private ImportContext(ImportFile file, Cells cells, Dictionary<string, Guid> users, IReadOnlyList<CustomColumn> custom) =>
        (File, Cells, _users, Custom) = (file, cells, users, custom);

    public ImportFile File { get; }

    public Cells Cells { get; }

    /// <summary>The columns that fill custom fields.</summary>
    public IReadOnlyList<CustomColumn> Custom { get; }

    public static async Task<ImportContext> Load(Session session, ImportFile file, FieldDefinitions fields, WorkspaceSettings settings)
    {
        var workspace = await settings.Get(session);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(workspace.TimeZone);
        var users = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var user in await Users.All(session))
        {
            users.TryAdd(TextKey.Of(user.Name), user.Id);
            if (user.Email is not null)
            {
                users.TryAdd(TextKey.Of(user.Email), user.Id);
            }
        }

        var custom = Engines.Import.Mapping.ImportTargets.HasCustomFields(file.Object)
            ? Columns(file, await fields.Of(session, ObjectOf(file)))
            : [];
        return new ImportContext(file, new Cells(zone, workspace.Currency), users, custom);
    }

    /// <summary>contact, company or deal.</summary>
    public static string ObjectOf(ImportFile file) => file.Object switch
    {
        Engines.Import.Mapping.ImportObject.Companies => "company",
        Engines.Import.Mapping.ImportObject.Deals => "deal",
        _ => "contact",
    };

    /// <summary>The first column that goes to <paramref name="target"/>, or null.</summary>
    public ImportColumn? Column(string target) =>
        File.Columns.FirstOrDefault(column => string.Equals(column.Target, target, StringComparison.Ordinal));

    /// <summary>The cell of the column that goes to <paramref name="target"/>.</summary>
    public string? Text(string target, string[] cells) => Column(target) is { } column ? Cells.Text(column, cells) : null;

    /// <summary>The company that a row names: by name, domain, id, or several of them.</summary>
    public CompanyReference? Company(string[] cells)
    {
        CompanyReference? company = null;
        foreach (var column in File.Columns.Where(column => column.Target is "company"))
        {
            if (Cells.Text(column, cells) is not { } text)
            {
                continue;
            }

            company = column.Options.By switch
            {
                ReferenceBy.ExternalId => (company ?? new()) with { ExternalId = new ExternalId(column.Source, text) },
                ReferenceBy.Domain when DomainName.Of(text) is { } domain => (company ?? new()) with { Domain = domain },
                _ => (company ?? new()) with { Name = text },
            };
        }

        return company;
    }

    /// <summary>The user whom a cell names by name or email; where there is none, the report says so.</summary>
    public Guid? Owner(SourceRow row, Tally tally)
    {
        if (Text("owner", row.Cells) is not { } name)
        {
            return null;
        }

        if (_users.TryGetValue(TextKey.Of(name), out var user))
        {
            return user;
        }

        tally.Warn("unknownOwner", $"No user is called “{name}”; those rows have no owner.", row.Line);
        return null;
    }

    /// <summary>The row's custom values by field id.</summary>
    public Dictionary<string, JsonText>? CustomOf(string[] cells)
    {
        Dictionary<string, JsonText>? values = null;
        foreach (var column in Custom)
        {
            if (Cells.Custom(column.Column, column.Type, cells) is { } value)
            {
                (values ??= new Dictionary<string, JsonText>(Custom.Count, StringComparer.Ordinal))[column.FieldId] = value;
            }
        }

        return values;
    }

    private static List<CustomColumn> Columns(ImportFile file, FieldSet fields)
    {
        var columns = new List<CustomColumn>();
        foreach (var column in file.Columns.Where(column => column.Target?.StartsWith("custom.", StringComparison.Ordinal) == true))
        {
            if (fields.WithKey(column.Target!["custom.".Length..]) is { } field)
            {
                columns.Add(new CustomColumn(column, field.Id, field.Type));
            }
        }

        return columns;
    }
}

/// <summary>A column that fills a custom field.</summary>
internal sealed record CustomColumn(ImportColumn Column, string FieldId, CustomFieldType Type);
