namespace Tandem.Platform.Lanes;

/// <summary>Wakes workers of this process. It holds nothing: what there is to do stands in the database.</summary>
public sealed class Signal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Wakes everybody who waits.</summary>
    public void Set()
    {
        var current = Interlocked.Exchange(ref _next, New());
        current.TrySetResult();
    }

    /// <summary>A task that ends with the next <see cref="Set"/>. Take it before looking for work, so that nothing is missed.</summary>
    public Task Next => _next.Task;

    /// <summary>Waits for <paramref name="next"/> or for <paramref name="atMost"/>, whichever comes first.</summary>
    public static async Task Wait(Task next, TimeSpan atMost, CancellationToken cancel)
    {
        try
        {
            await next.WaitAsync(atMost, cancel);
        }
        catch (TimeoutException)
        {
            // The time is up: look again.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
