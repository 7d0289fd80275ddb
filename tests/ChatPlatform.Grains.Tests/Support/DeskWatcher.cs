using ChatPlatform.Desk;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>An agent who looks at the desk.</summary>
public sealed class DeskWatcher(IInboxGrain inbox, Agent agent) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _leaving = new();
    private IAsyncEnumerator<DeskSnapshot>? _snapshots;

    /// <summary>Reads until the desk is as described.</summary>
    public async Task<DeskSnapshot> UntilAsync(Func<DeskSnapshot, bool> condition, string awaited)
    {
        _snapshots ??= inbox.Watch(agent, _leaving.Token).GetAsyncEnumerator();
        DeskSnapshot? last = null;
        while (true)
        {
            try
            {
                Assert.True(await _snapshots.MoveNextAsync().AsTask().WaitAsync(Patience));
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"Waited {Patience} for {awaited}; last seen: {last?.Items.Length} items {string.Join(", ", last?.Items ?? [])}, agents {string.Join(", ", last?.Agents ?? [])}.");
            }

            last = _snapshots.Current;
            if (condition(last))
            {
                return last;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_snapshots is not null)
        {
            await _snapshots.DisposeAsync();
        }

        _leaving.Dispose();
    }
}
