namespace ChatPlatform.Load.Figures;

/// <summary>
/// Adds up the CPU time of a changing set of processes, by role. A process that appears meanwhile counts from
/// its start, one that is killed up to the last look at it.
/// </summary>
/// <param name="processes">Which there are now: role, id and start.</param>
internal sealed class ProcessMeter(Func<IEnumerable<(string Role, int Id, long Start)>> processes, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<(int Id, long Start), Seen> _seen = [];
    private readonly CancellationTokenSource _over = new();
    private Task _looking = Task.CompletedTask;

    public void Start()
    {
        Look(isFirst: true);
        _looking = LookOnAsync();
    }

    /// <summary>The sums since the start, by role.</summary>
    public async Task<IReadOnlyList<RoleUse>> StopAsync()
    {
        await _over.CancelAsync();
        await _looking;
        Look(isFirst: false);
        return
        [
            .. _seen.Values.GroupBy(seen => seen.Role).OrderBy(role => role.Key, StringComparer.Ordinal).Select(role => new RoleUse(
                role.Key, role.Count(), role.Aggregate(TimeSpan.Zero, (sum, seen) => sum + seen.Last - seen.First), role.Max(seen => seen.PeakBytes))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _looking;
        _over.Dispose();
    }

    private async Task LookOnAsync()
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token))
            {
                Look(isFirst: false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private void Look(bool isFirst)
    {
        var children = ProcessTimes.All().ToLookup(process => process.Parent);
        foreach (var (role, id, start) in processes())
        {
            if (ProcessTimes.Of(id) is { } process && process.Start == start)
            {
                var now = process.Own + Below(process, children);
                var key = (id, start);
                var first = _seen.TryGetValue(key, out var known) ? known.First : isFirst ? now : TimeSpan.Zero;
                _seen[key] = new Seen(role, first, now, Math.Max(known?.PeakBytes ?? 0, ProcessTimes.PeakMemory(id)));
            }
        }
    }

    /// <summary>PostgreSQL and nginx work in children; what ended ones used is in their parent's figures.</summary>
    private static TimeSpan Below(ProcessTimes process, ILookup<int, ProcessTimes> children) =>
        children[process.Id].Aggregate(process.Children, (sum, child) => sum + child.Own + Below(child, children));

    private sealed record Seen(string Role, TimeSpan First, TimeSpan Last, long PeakBytes);
}
