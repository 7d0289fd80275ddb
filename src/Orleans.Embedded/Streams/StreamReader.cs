namespace Orleans.Embedded;

/// <summary>Enumerates a grain's stream from outside of the grain, a pull at a time.</summary>
internal sealed class StreamReader<T> : IAsyncEnumerator<T>
{
    private readonly StreamOrigin<T> _origin;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _cancellation;
    private StreamSource<T>? _source;
    private StreamBatch<T> _batch = new([], Ended: false);
    private int _index;
    private bool _disposed;

    public StreamReader(StreamOrigin<T> origin, CancellationToken method, CancellationToken enumerator)
    {
        _origin = origin;
        if (method.CanBeCanceled && enumerator.CanBeCanceled && method != enumerator)
            _linked = CancellationTokenSource.CreateLinkedTokenSource(method, enumerator);
        _cancellation = _linked?.Token ?? (method.CanBeCanceled ? method : enumerator);
    }

    public T Current => _index < _batch.Items.Count
        ? _batch.Items[_index]
        : throw new InvalidOperationException("The enumerator is not at an item.");

    public async ValueTask<bool> MoveNextAsync()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _index++;
        while (_index >= _batch.Items.Count)
        {
            if (_batch.Ended)
                return false;
            _batch = await PullAsync();
            _index = 0;
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await EndAsync();
        _linked?.Dispose();
    }

    private async Task<StreamBatch<T>> PullAsync()
    {
        var pull = new StreamPull<T>(_origin, _source) { Context = CallContext.Current };
        try
        {
            _cancellation.ThrowIfCancellationRequested();
            var batch = await pull.SendAsync(_cancellation);
            _source = pull.Source;
            return batch;
        }
        catch
        {
            _batch = new([], Ended: true);
            _source = pull.Source;
            await EndAsync();
            throw;
        }
    }

    private Task EndAsync() => _source is { IsEnded: false } source ? StreamEnd.SendAsync(source) : Task.CompletedTask;
}
