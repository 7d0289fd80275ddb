using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Changes;

/// <inheritdoc cref="IChangeGrain"/>
public sealed class ChangeGrain : Grain, IChangeGrain
{
    private readonly HashSet<Follower> _followers = [];

    public async IAsyncEnumerable<ImmutableArray<Change>> Watch([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var follower = new Follower();
        _followers.Add(follower);
        try
        {
            yield return [new Change(ChangeTopic.Ready)];
            while (await follower.NextAsync(cancellationToken) is { IsEmpty: false } changes)
            {
                yield return changes;
            }
        }
        finally
        {
            _followers.Remove(follower);
        }

        throw new ChatException(ErrorCodes.Unavailable, "The grain leaves this node. Watch again.", TimeSpan.FromSeconds(1));
    }

    public Task Tell(Change change)
    {
        foreach (var follower in _followers)
        {
            follower.Tell(change);
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        foreach (var follower in _followers)
        {
            follower.Leave();
        }

        return Task.CompletedTask;
    }
}
