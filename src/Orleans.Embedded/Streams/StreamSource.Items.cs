namespace Orleans.Embedded;

/// <inheritdoc/>
internal sealed class StreamSource<T>(Activation activation, Func<CancellationToken, IAsyncEnumerator<T>> begin) : StreamSource(activation)
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _interrupted = new();
    private IAsyncEnumerator<T>? _enumerator;
    private Task<bool>? _next;

    /// <summary>The items that are there without waiting, or else the next one.</summary>
    public async Task<StreamBatch<T>> PullAsync(int limit)
    {
        IsUsed = true;
        var items = new List<T>();
        try
        {
            _enumerator ??= begin(_cancellation.Token);
            while (items.Count < limit)
            {
                _next ??= _enumerator.MoveNextAsync().AsTask();
                var waits = !_next.IsCompleted;

                // What is there goes out at once; a failure waits for the next pull.
                if (items.Count > 0 && !_next.IsCompletedSuccessfully)
                    break;
                if (waits && !await WaitAsync(_next))
                    return new(items, Ended: false);

                var more = await _next;
                _next = null;
                if (!more)
                {
                    await DisposeAsync();
                    return new(items, Ended: true);
                }

                items.Add(_enumerator.Current);
                if (waits)
                    break;
            }

            return new(items, Ended: false);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public override void Interrupt() => _interrupted.TrySetResult();

    public override async ValueTask DisposeAsync()
    {
        if (IsEnded)
            return;
        IsEnded = true;
        Activation.Streams.Remove(this);
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException exception)
        {
            Log.StreamFaulted(Activation.Engine.Logger, exception, Activation.GrainId);
        }

        try
        {
            // Its code must not run twice at a time: first let it come to an end.
            var time = Activation.Engine.ResponseTimeout;
            if (_next is { } next)
                await ((Task)next).WaitAsync(time, Activation.Engine.Clocks.Calls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (_next is null or { IsCompleted: true } && _enumerator is { } enumerator)
                await enumerator.DisposeAsync().AsTask().WaitAsync(time, Activation.Engine.Clocks.Calls);
        }
        catch (Exception exception)
        {
            Log.StreamFaulted(Activation.Engine.Logger, exception, Activation.GrainId);
        }

        _cancellation.Dispose();
    }

    private async Task<bool> WaitAsync(Task<bool> next)
    {
        IsWaiting = true;
        try
        {
            return await Task.WhenAny(next, _interrupted.Task) == next;
        }
        finally
        {
            IsWaiting = false;
            IsUsed = true;
        }
    }
}
