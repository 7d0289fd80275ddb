namespace ChatPlatform.Load.Figures;

/// <summary>Collects durations from many visitors.</summary>
internal sealed class Latencies
{
    private readonly Lock _lock = new();
    private readonly List<double> _milliseconds = [];

    public void Add(TimeSpan time)
    {
        lock (_lock)
        {
            _milliseconds.Add(time.TotalMilliseconds);
        }
    }

    public Quantiles Quantiles
    {
        get
        {
            lock (_lock)
            {
                return Quantiles.Of(_milliseconds);
            }
        }
    }
}
