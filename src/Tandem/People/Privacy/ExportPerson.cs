using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Access.Public;
using Tandem.Engines.Import.Csv;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Privacy;
using Tandem.Platform.Security;

namespace Tandem.People.Privacy;

/// <summary>A copy of all that is kept of a person: one JSON file, and the same as a CSV for each table, in a zip.</summary>
public static class ExportPerson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSettings.Api) { WriteIndented = true };

    internal sealed class Handler(Db db, IEnumerable<PersonalTable> tables)
    {
        private readonly PersonalTable[] _tables = [.. tables.Where(table => table.IsExported)];

        public async Task<Result<byte[]>> Handle(Guid id, Caller caller, CancellationToken cancel)
        {
            var copy = await db.Read<Result<Dictionary<string, IReadOnlyList<JsonObject>>>>(async session =>
                (await RecordAccess.SeeContact(session, caller, id)).Problem is { } unreachable ? unreachable : await Read(session, await FindPerson.Keys(session, id)), cancel);
            if (copy.Problem is { } problem)
            {
                return problem;
            }

            await db.Write(tx => Audit.Write(tx, caller, new AuditEntry("export", "contact", id)), cancel);
            return await Zip(copy.Value!, id, db.Now);
        }

        private async Task<Dictionary<string, IReadOnlyList<JsonObject>>> Read(Session session, PersonKeys person)
        {
            var copy = new Dictionary<string, IReadOnlyList<JsonObject>>(StringComparer.Ordinal);
            foreach (var table in _tables)
            {
                var rows = await session.Query($"select {table.Columns} from {table.Table} where {table.IsTheirs(session)}", person.Parameters, Row);
                if (rows.Count > 0)
                {
                    copy[table.Table] = rows;
                }
            }

            return copy;
        }
    }

    private static JsonObject Row(DbDataReader reader)
    {
        var row = new JsonObject();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            row[reader.GetName(i)] = reader.IsDBNull(i) ? null : Value(reader.GetName(i), reader.GetValue(i));
        }

        return row;
    }

    private static JsonNode? Value(string column, object value) => value switch
    {
        byte[] { Length: 16 } id => new Guid(id, bigEndian: true).ToString(),
        Guid id => id.ToString(),
        long at when column is "at" or "since" || column.EndsWith("_at", StringComparison.Ordinal) => new Instant(at).ToString(),
        string text when text is ['{', .., '}'] or ['[', .., ']'] => Parsed(text),
        string text => text,
        bool flag => flag,
        long number => number,
        int number => number,
        double number => number,
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static async Task<byte[]> Zip(Dictionary<string, IReadOnlyList<JsonObject>> copy, Guid id, Instant now)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var whole = new { contact = id, writtenAt = now, data = copy };
            await Write(zip, "person.json", JsonSerializer.Serialize(whole, Readable));
            foreach (var (table, rows) in copy)
            {
                await Write(zip, $"{table}.csv", Csv(rows));
            }
        }

        return file.ToArray();
    }

    private static async Task Write(ZipArchive zip, string name, string text)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync();
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(text);
    }

    private static string Csv(IReadOnlyList<JsonObject> rows)
    {
        using var text = new StringWriter();
        var csv = new CsvOut(text);
        foreach (var column in rows[0])
        {
            csv.Text(column.Key);
        }

        csv.EndRow();
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                csv.Text(cell.Value?.GetValueKind() == JsonValueKind.String ? cell.Value.GetValue<string>() : cell.Value?.ToJsonString() ?? "");
            }

            csv.EndRow();
        }

        return text.ToString();
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        // A POST, since handing out a copy is written down.
        routes.MapPost("/api/v1/contacts/{id:guid}/copy", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
            {
                var copy = await handler.Handle(id, caller, cancel);
                return copy.Problem is { } problem ? problem.ToHttp() : Results.File(copy.Value!, "application/zip", $"person-{id}.zip");
            })
            .Needs(Rights.Privacy.Export).TellsASecret()
            .Produces(StatusCodes.Status200OK, contentType: "application/zip");
}
