using System.Runtime.CompilerServices;

namespace ChatPlatform.Web.Access;

/// <summary>One open stream, which ends with the authority that it was opened by; see <see cref="OpenStreams"/>.</summary>
internal sealed class OpenStream : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended;
    private readonly ITimer _end;
    private readonly TimeProvider _time;
    private readonly Action<OpenStream> _closed;
    private bool _disposed;

    public OpenStream(IStreamAuthority authority, TimeProvider time, Action<OpenStream> closed, CancellationToken callers)
    {
        Authority = authority;
        _time = time;
        _closed = closed;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(callers);
        _end = time.CreateTimer(
            _ => End(new ChatException(ErrorCodes.Unauthorized, "What this was opened with has ended.")), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Ended = _ended.Token;
    }

    public IStreamAuthority Authority { get; }

    /// <summary>Cancelled when the caller has left or the authority has ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Why it has ended; null while it has not, and when the caller has left.</summary>
    public ChatException? Refusal { get; private set; }

    /// <summary>The items of a source that reads until <see cref="Ended"/>.</summary>
    /// <exception cref="ChatException">The authority has ended.</exception>
    public async IAsyncEnumerable<T> WhileOpen<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var items = source.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException) when (Refusal is not null)
            {
                throw Refusal;
            }

            yield return items.Current;
        }
    }

    public void Heed(Standing standing)
    {
        if (standing.Refusal is { } refusal)
        {
            End(refusal);
            return;
        }

        var left = standing.EndsAt - _time.GetUtcNow();
        _end.Change(left is { } wait && wait < LongestTimer ? (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _closed(this);
        _end.Dispose();
        _ended.Dispose();
    }

    private void End(ChatException refusal)
    {
        lock (_lock)
        {
            if (_disposed || Refusal is not null)
            {
                return;
            }

            Refusal = refusal;

            // Not on this thread: what follows an end is each stream's own affair.
            _ = _ended.CancelAsync();
        }
    }
}
