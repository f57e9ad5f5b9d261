namespace Tandem.Platform.Data;

/// <summary>One request waiting at the gate, answered only after its commit.</summary>
internal abstract class GateWork(CancellationToken cancel)
{
    public bool IsCancelled => cancel.IsCancellationRequested;

    protected CancellationToken CancelToken => cancel;

    public abstract Task Run(Tx tx);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);

    public abstract void Cancel();
}

/// <inheritdoc/>
internal sealed class GateWork<T>(Func<Tx, Task<T>> work, CancellationToken cancel) : GateWork(cancel)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _value = default!;
    private Tx? _tx;

    public Task<T> Answer => _answer.Task;

    public override async Task Run(Tx tx)
    {
        _value = await work(tx);
        await tx.Finish();
        _tx = tx;
    }

    public override void Succeed()
    {
        // First what must be known (a cache that is no longer true), then the answer: whoever waits for it may read that cache at once.
        try
        {
            _tx?.Committed();
        }
        finally
        {
            _answer.TrySetResult(_value);
        }
    }

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    public override void Cancel() => _answer.TrySetCanceled(CancelToken);
}
