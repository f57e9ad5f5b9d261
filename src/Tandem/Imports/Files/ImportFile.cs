using System.Text.Json;
using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Mapping;
using Tandem.Platform.Data;
using Tandem.Platform.Operations;

namespace Tandem.Imports.Files;

/// <summary>A file that was handed in, as one row of <c>imports_files</c>.</summary>
public sealed record ImportFile
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What its rows become.</summary>
    public required ImportObject Object { get; init; }

    /// <summary>What it was called.</summary>
    public required string FileName { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Path { get; init; }

    /// <summary>Its encoding's name.</summary>
    public required string Encoding { get; init; }

    /// <summary>Delimiter and header line.</summary>
    public required CsvDialect Dialect { get; init; }

    /// <summary>Its columns and where they go.</summary>
    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    /// <summary>What the file says about each of its people.</summary>
    public required FileHints Hints { get; init; }

    /// <summary>Bytes that do not fit the encoding.</summary>
    public long InvalidBytes { get; init; }

    /// <summary>The import whose confirmed mapping this one began with.</summary>
    public Guid? RememberedFrom { get; init; }

    /// <summary>What was chosen beside the mapping.</summary>
    public ImportOptions Options { get; init; } = new();

    /// <summary>uploaded, checking, checked, running, done, failed, cancelled or undone.</summary>
    public required string State { get; init; }

    /// <summary>The job that checks or runs it.</summary>
    public Guid? JobId { get; init; }

    /// <summary>How it went, as far as it has come.</summary>
    public ImportReport? Report { get; init; }

    /// <summary>Who handed it in.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>The same for files with the same set of headers, in whatever order.</summary>
    public string HeaderKey => MappingMemory.KeyOf(Columns.Select(column => column.Header));

    /// <summary>The same file with other columns.</summary>
    public ImportFile With(IReadOnlyList<ImportColumn> columns) => this with { Columns = columns };

    /// <summary>Opens the file with the dialect that was found.</summary>
    public (FileStream Stream, CsvRows Rows) Open()
    {
        var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        var options = new CsvOptions(Encoding, Dialect.Delimiter, Dialect.HeaderLine, Dialect.HasHeader);
        if (!CsvFile.TryInspect(stream, out var file, out var problem, options))
        {
            stream.Dispose();
            throw new InvalidDataException(problem.Message);
        }

        return (stream, file.OpenRows(stream));
    }
}

/// <summary>Loads and saves <see cref="ImportFile"/>s.</summary>
internal static class ImportTable
{
    public const string Columns =
        "id, object, file_name, path, encoding, dialect, columns, hints, invalid_bytes, remembered_from, options, state, job_id, report, created_by, created_at";

    /// <summary>The files that were handed in go with their rows; those that the command line found elsewhere are not ours.</summary>
    public static async Task DropFiles(Tx tx, WipedDemo demo)
    {
        var paths = await tx.Query<string>("select path from imports_files");
        tx.AfterCommit(() =>
        {
            foreach (var path in paths.Where(path => Path.GetFileName(Path.GetDirectoryName(path)) is "uploads"))
            {
                File.Delete(path);
            }
        });
    }

    /// <summary>Removes files that were handed in and hold somebody who was erased; those of the command line are not ours.</summary>
    public static async Task<int> RemoveFiles(Session session, Func<string, bool> mentions)
    {
        var removed = 0;
        foreach (var path in (await session.Query<string>("select path from imports_files")).Where(path => Path.GetFileName(Path.GetDirectoryName(path)) is "uploads" && File.Exists(path)))
        {
            if (File.ReadLines(path).Any(mentions))
            {
                File.Delete(path);
                removed++;
            }
        }

        return removed;
    }

    public static Task<ImportFile?> Find(Session session, Guid id) => First(session, $"select {Columns} from imports_files where id = @id", new { id });

    public static async Task<ImportFile?> First(Session session, string sql, object args) => (await session.First<Row>(sql, args))?.ToFile();

    public static async Task<IReadOnlyList<ImportFile>> Newest(Session session, string? createdBy) =>
        [.. (await session.Query<Row>(
            $"select {Columns} from imports_files where {(createdBy is null ? "true" : "created_by = @createdBy")} order by created_at desc, id desc limit 100",
            new { createdBy })).Select(row => row.ToFile())];

    public static Task Insert(Tx tx, ImportFile file) => tx.Execute(
        """
        insert into imports_files (
          id, object, file_name, path, encoding, dialect, columns, hints, invalid_bytes, header_key, remembered_from, options, state, created_by, created_at)
        values (
          @id, @object, @fileName, @path, @encoding, @dialect, @columns, @hints, @invalidBytes, @headerKey, @rememberedFrom, @options, @state, @createdBy, @createdAt)
        """,
        new
        {
            file.Id,
            Object = Text(file.Object),
            file.FileName,
            file.Path,
            file.Encoding,
            dialect = JsonText.Of(file.Dialect),
            columns = JsonText.Of(file.Columns),
            hints = JsonText.Of(file.Hints),
            file.InvalidBytes,
            file.HeaderKey,
            file.RememberedFrom,
            options = JsonText.Of(file.Options),
            file.State,
            file.CreatedBy,
            file.CreatedAt,
        });

    public static Task SetMapping(Tx tx, ImportFile file) => tx.Execute(
        "update imports_files set columns = @columns, options = @options where id = @id",
        new { file.Id, columns = JsonText.Of(file.Columns), options = JsonText.Of(file.Options) });

    public static Task SetState(Tx tx, Guid id, string state, Guid? jobId, ImportReport? report) => tx.Execute(
        "update imports_files set state = @state, job_id = coalesce(@jobId, job_id), report = coalesce(@report, report) where id = @id",
        new { id, state, jobId, report = report is null ? (JsonText?)null : JsonText.Of(report) });

    public static string Text(ImportObject importObject) => JsonNamingPolicy.CamelCase.ConvertName(importObject.ToString());

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Object { get; init; }

        public required string FileName { get; init; }

        public required string Path { get; init; }

        public required string Encoding { get; init; }

        public required string Dialect { get; init; }

        public required string Columns { get; init; }

        public required string Hints { get; init; }

        public long InvalidBytes { get; init; }

        public Guid? RememberedFrom { get; init; }

        public required string Options { get; init; }

        public required string State { get; init; }

        public Guid? JobId { get; init; }

        public string? Report { get; init; }

        public required string CreatedBy { get; init; }

        public Instant CreatedAt { get; init; }

        public ImportFile ToFile() => new()
        {
            Id = Id,
            Object = Enum.Parse<ImportObject>(Object, ignoreCase: true),
            FileName = FileName,
            Path = Path,
            Encoding = Encoding,
            Dialect = Parse<CsvDialect>(Dialect),
            Columns = Parse<List<ImportColumn>>(Columns),
            Hints = Parse<FileHints>(Hints),
            InvalidBytes = InvalidBytes,
            RememberedFrom = RememberedFrom,
            Options = Parse<ImportOptions>(Options),
            State = State,
            JobId = JobId,
            Report = Report is null ? null : Parse<ImportReport>(Report),
            CreatedBy = CreatedBy,
            CreatedAt = CreatedAt,
        };

        private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSettings.Api)!;
    }
}
