using System.Collections.Immutable;

namespace ChatPlatform.Changes;

/// <summary>What one follower has yet to be told: each thing once, however often it changes meanwhile.</summary>
internal sealed class Follower
{
    /// <summary>More things than this are told by their kinds.</summary>
    private const int MostThings = 200;

    private readonly HashSet<Change> _untold = [];
    private TaskCompletionSource _told = NewSignal();
    private bool _hasLeft;

    public void Tell(Change change)
    {
        _untold.Add(_untold.Count < MostThings ? change : change with { Id = null });
        _told.TrySetResult();
    }

    /// <summary>Nothing more will be told.</summary>
    public void Leave()
    {
        _hasLeft = true;
        _told.TrySetResult();
    }

    /// <returns>Nothing when nothing more will be told.</returns>
    public async Task<ImmutableArray<Change>> NextAsync(CancellationToken cancellationToken)
    {
        await _told.Task.WaitAsync(cancellationToken);
        if (_hasLeft)
        {
            return [];
        }

        ImmutableArray<Change> next = [.. _untold];
        _untold.Clear();
        _told = NewSignal();
        return next;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
