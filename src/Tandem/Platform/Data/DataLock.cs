namespace Tandem.Platform.Data;

/// <summary>
/// Who owns the lanes of a SQLite database: the process that holds this file open. The kernel lets go of it when the process dies,
/// however it dies. On PostgreSQL lanes are leased row by row and nobody needs the file.
/// </summary>
public sealed class DataLock : IDisposable
{
    private readonly FileStream? _file;

    private DataLock(FileStream? file) => _file = file;

    /// <summary>Takes the folder, or returns null where another process has it.</summary>
    public static DataLock? TryTake(DatabaseOptions options)
    {
        if (options.Engine == DbEngine.Postgres)
        {
            return new DataLock(file: null);
        }

        Directory.CreateDirectory(options.DataFolder);
        try
        {
            return new DataLock(new FileStream(
                Path.Combine(options.DataFolder, "tandem.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
