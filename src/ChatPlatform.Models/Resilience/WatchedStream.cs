using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Resilience;

/// <summary>
/// A model's updates under a watch: when none comes in time the call is cancelled, down to its
/// connection, and <see cref="TimeoutException"/> is thrown.
/// </summary>
internal sealed class WatchedStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancellation;
    private readonly ITimer _timer;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private volatile bool _isLate;

    public WatchedStream(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> open, TimeProvider time, CancellationToken cancellationToken)
    {
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(_ => Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _updates = open(_cancellation.Token).GetAsyncEnumerator(_cancellation.Token);
    }

    public ChatResponseUpdate Current => _updates.Current;

    /// <returns>false at the end.</returns>
    public async Task<bool> MoveNextAsync(TimeSpan limit)
    {
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
        try
        {
            return await _updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception) when (_isLate)
        {
            throw new TimeoutException("No word of the model in time.");
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        // Before the enumerator: one that drains what is left on its connection must not.
        await _cancellation.CancelAsync().ConfigureAwait(false);
        await _updates.DisposeAsync().ConfigureAwait(false);
        _cancellation.Dispose();
    }

    private void Cancel()
    {
        _isLate = true;
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream was disposed of while its timer fired.
        }
    }
}
