using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Tandem.Platform.Data;

/// <summary>A bounded set of open reading connections. WAL lets them read while the gate writes.</summary>
internal sealed class SqliteReaders(DatabaseOptions options) : IDisposable
{
    private const int MaxReaders = 16;

    private readonly SemaphoreSlim _free = new(MaxReaders, MaxReaders);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    public async Task<T> Use<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        var connection = _idle.TryTake(out var idle) ? idle : SqliteFile.OpenReader(options);
        try
        {
            return await work(connection);
        }
        finally
        {
            _idle.Add(connection);
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        _free.Dispose();
    }
}
