using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Tenants;

/// <inheritdoc cref="IAccessGrain"/>
public sealed class AccessGrain : Grain, IAccessGrain
{
    private bool _leaving;
    private long _changes;
    private TaskCompletionSource _changed = NewSignal();

    public async IAsyncEnumerable<long> Watch([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!_leaving)
        {
            // Taken before the signal is given, so that a change in between is not missed.
            var changed = _changed.Task;
            yield return _changes;
            await changed.WaitAsync(cancellationToken);
        }

        throw new ChatException(ErrorCodes.Unavailable, "The grain leaves this node. Watch again.", TimeSpan.FromSeconds(1));
    }

    public Task Changed()
    {
        _changes++;
        Signal();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leaving = true;
        Signal();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
