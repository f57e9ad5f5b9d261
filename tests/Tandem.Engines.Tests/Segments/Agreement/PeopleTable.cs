using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Tandem.Engines.Segments;
using Tandem.Engines.Text;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>The made-up list in a real database, reached by ADO.NET alone so that both engines run the same code.</summary>
public sealed class PeopleTable(DbConnection connection, SqlDialect dialect)
{
    private const string Schema =
        """
        create table people (
            id uuid primary key, name_key text, email_lower text, phone_digits text, city text, code text, age bigint,
            rating numeric, amount bigint, vip boolean, born text, seen_at bigint, stage text, owner_id uuid,
            interests text, custom text not null, company_id uuid);
        create table people_tags (person_id uuid not null, tag_key text not null, primary key (person_id, tag_key));
        create table companies (id uuid primary key, name_key text, size numeric, custom text not null);
        create table people_companies (person_id uuid not null, company_id uuid not null, is_primary boolean not null);
        """;

    private static readonly IReadOnlyDictionary<string, object> Nothing = new Dictionary<string, object>(StringComparer.Ordinal);

    public void Create() => Run(Schema, Nothing);

    public void Replace(IReadOnlyList<Person> people, IReadOnlyList<Company> companies)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in (string[])["people", "people_tags", "companies", "people_companies"]) Run($"delete from {table}", Nothing);
        foreach (var company in companies)
        {
            Insert("companies", [company.Id, TextForms(TextForm.Key, company.Name), company.Size, company.Custom.ToJsonString()]);
            foreach (var person in people.Where(person => person.Company == company))
                Insert("people_companies", [person.Id, company.Id, true]);
        }
        foreach (var person in people)
        {
            Insert(person);
            foreach (var tag in person.Tags.Select(TextKey.Of).Distinct(StringComparer.Ordinal)) Insert("people_tags", [person.Id, tag]);
        }
        transaction.Commit();
    }

    public HashSet<Guid> Members(SqlFragment where) => [.. Ids($"select c.id from people c where {where.Text}", where.Parameters)];

    public List<Guid> Ids(string sql, IReadOnlyDictionary<string, object> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var ids = new List<Guid>();
        while (reader.Read())
            ids.Add(dialect is SqlDialect.Sqlite ? new Guid((byte[])reader.GetValue(0), bigEndian: true) : reader.GetGuid(0));
        return ids;
    }

    public List<string> Lines(string sql, IReadOnlyDictionary<string, object> parameters, int column = 0)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(column));
        return lines;
    }

    public void Run(string sql, IReadOnlyDictionary<string, object> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private void Insert(Person person) => Insert("people",
    [
        person.Id, TextForms(TextForm.Key, person.Name), TextForms(TextForm.Lower, person.Email), TextForms(TextForm.Digits, person.Phone),
        person.City, person.Code, (long?)person.Age, person.Rating, (long?)(person.Amount * 100), person.Vip,
        person.Born?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), person.SeenAt, person.Stage, person.OwnerId,
        person.Interests is null ? null : JsonSerializer.Serialize(person.Interests), person.Custom.ToJsonString(),
        person.Company?.Id,
    ]);

    private void Insert(string table, IReadOnlyList<object?> values)
    {
        var names = values.Select((_, i) => $"v{i}").ToList();
        var parameters = names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second ?? DBNull.Value, StringComparer.Ordinal);
        Run($"insert into {table} values ({string.Join(", ", names.Select(name => $"@{name}"))})", parameters);
    }

    private static string? TextForms(TextForm form, string? text) => text is null ? null : form switch
    {
        TextForm.Key => TextKey.Of(text),
        TextForm.Lower => text.Trim().ToLowerInvariant(),
        _ => TextKey.Digits(text),
    };

    private DbCommand Command(string sql, IReadOnlyDictionary<string, object> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = (dialect, value) switch
            {
                (SqlDialect.Sqlite, Guid id) => id.ToByteArray(bigEndian: true),
                (SqlDialect.Sqlite, decimal number) => (double)number,
                _ => value,
            };
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
