namespace ChatPlatform.Knowledge.Crawling;

/// <summary>
/// Keeps the requests to each host within bounds, whichever tenants they are for: so many at a time, so far
/// apart, and none while the host has asked for a pause.
/// </summary>
public sealed class HostGates(int concurrencyPerHost, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="delay">Between the starts of two requests.</param>
    /// <returns>To be disposed of when the request is over.</returns>
    public async Task<IDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        var gate = Join(host);
        try
        {
            await gate.Slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(host, gate);
            throw;
        }

        try
        {
            await WaitTurnAsync(gate, delay, cancellationToken).ConfigureAwait(false);
            return new Pass(this, host, gate);
        }
        catch
        {
            gate.Slots.Release();
            Leave(host, gate);
            throw;
        }
    }

    /// <summary>Holds back every request to the host that has not begun.</summary>
    public void Pause(string host, TimeSpan duration)
    {
        lock (_lock)
        {
            if (_gates.TryGetValue(host, out var gate))
            {
                gate.OpenAt = Max(gate.OpenAt, time.GetUtcNow() + duration);
            }
        }
    }

    private async Task WaitTurnAsync(Gate gate, TimeSpan delay, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var start = Max(now, gate.OpenAt);
            gate.OpenAt = start + delay;
            wait = start - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Gate Join(string host)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(host, out var gate))
            {
                _gates[host] = gate = new Gate(concurrencyPerHost);
            }

            gate.Users++;
            return gate;
        }
    }

    private void Leave(string host, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users == 0 && gate.OpenAt <= time.GetUtcNow())
            {
                _gates.Remove(host);
            }
        }
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed class Gate(int concurrency)
    {
        public SemaphoreSlim Slots { get; } = new(concurrency, concurrency);

        public DateTimeOffset OpenAt { get; set; }

        public int Users { get; set; }
    }

    private sealed class Pass(HostGates gates, string host, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Slots.Release();
            gates.Leave(host, gate);
        }
    }
}
