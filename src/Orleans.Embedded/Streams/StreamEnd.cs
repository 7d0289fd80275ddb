namespace Orleans.Embedded;

/// <summary>Tells a grain that nobody reads a stream any more. An activation that has gone took it with it.</summary>
internal sealed class StreamEnd(StreamSource source) : Request
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool Interleaves => true;

    public override bool Activates => false;

    public static Task SendAsync(StreamSource source)
    {
        var end = new StreamEnd(source);
        return source.Activation.TryAdd(end) ? end._done.Task : Task.CompletedTask;
    }

    public override async Task RunAsync(Activation activation)
    {
        await source.DisposeAsync();
        _done.TrySetResult();
        activation.End(this);
    }

    public override void Refuse(Exception reason) => _done.TrySetResult();
}
