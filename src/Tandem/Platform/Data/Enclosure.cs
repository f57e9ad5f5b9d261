using System.Data.Common;

namespace Tandem.Platform.Data;

/// <summary>The inside of an open transaction, one piece of work after the other: reads and writes share its connection.</summary>
internal sealed class Enclosure(Tx outer, Db db) : IDisposable
{
    private const string Savepoint = "enclosed";

    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<T> Read<T>(Func<Session, Task<T>> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await work(Open());
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<T> Write<T>(Func<Tx, Task<T>> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var tx = Open();
            await outer.Execute($"savepoint {Savepoint}");
            try
            {
                var value = await work(tx);
                await tx.Finish();
                await outer.Execute($"release savepoint {Savepoint}");
                tx.Committed();
                return value;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await outer.Execute($"rollback to savepoint {Savepoint}");
                await outer.Execute($"release savepoint {Savepoint}");
                throw;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Tx Open() => new((DbTransaction)outer.Transaction!, outer.Engine, db.Now, outer.Prepared);
}
