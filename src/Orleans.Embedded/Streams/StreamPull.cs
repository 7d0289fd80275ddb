using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Asks a grain for the next items of a stream; the first begins it. Interleaves even where calls do not.</summary>
internal sealed class StreamPull<T>(StreamOrigin<T> origin, StreamSource<T>? source) : PendingCall
{
    private readonly TaskCompletionSource<StreamBatch<T>> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamSource<T>? _source = source;

    public override bool Interleaves => true;

    public override bool Activates => _source is null;

    public override bool IsAbandoned => _reply.Task.IsCompleted;

    /// <summary>null until the stream has begun.</summary>
    public StreamSource<T>? Source => Volatile.Read(ref _source);

    public async Task<StreamBatch<T>> SendAsync(CancellationToken cancellation)
    {
        origin.Engine.Deadlines.Add(this, origin.Engine.ResponseTimeout);
        await using var registration = cancellation.UnsafeRegister(
            static (pull, token) => ((StreamPull<T>)pull!).Refuse(new OperationCanceledException(token)), this);
        if (_source is null)
            origin.Engine.Send(origin.Target.Class, origin.Target.GrainId, this);
        else if (!_source.Activation.TryAdd(this))
            Refuse(_source.Activation.Gone());
        return await _reply.Task;
    }

    public override async Task RunAsync(Activation activation)
    {
        try
        {
            CallContext.Current = Context;

            // An item may take as long as it likes.
            origin.Engine.Deadlines.Remove(this);
            var source = Source ?? Begin(activation);
            if (source.IsEnded)
                throw new EnumerationAbortedException($"{origin.Method.Name} of {activation.GrainId}: nothing asked for an item for so long that the enumerator was dropped.");
            _reply.TrySetResult(await source.PullAsync(origin.BatchSize));
        }
        catch (Exception exception)
        {
            _reply.TrySetException(exception);
        }
        finally
        {
            activation.End(this);
        }
    }

    public override void Refuse(Exception reason)
    {
        if (_reply.TrySetException(reason))
            origin.Engine.Deadlines.Remove(this);
    }

    public override void TimeOut() =>
        Refuse(new TimeoutException($"{origin.Method.Name} of {origin.Target.GrainId} did not begin within {origin.Engine.ResponseTimeout}."));

    private StreamSource<T> Begin(Activation activation)
    {
        var source = new StreamSource<T>(activation, cancellation =>
            origin.Method.Invoke(activation.GrainInstance!, origin.Arguments).GetAsyncEnumerator(cancellation));
        activation.Streams.Add(source);

        // Either the reader that has given up sees the source and ends it, or this sees that it has given up.
        Interlocked.Exchange(ref _source, source);
        if (IsAbandoned)
            _ = source.DisposeAsync().AsTask();
        return source;
    }
}
