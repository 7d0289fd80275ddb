namespace ChatPlatform.Load.Figures;

/// <summary>Refusals and failures by their code: how many, from when to when, and how long a visitor was held up.</summary>
internal sealed class TroubleLog(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Trouble> _troubles = [];
    private readonly long _began = time.GetTimestamp();

    public IReadOnlyList<Trouble> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _troubles.Values.OrderBy(trouble => trouble.First)];
            }
        }
    }

    public void Add(string code)
    {
        var now = time.GetElapsedTime(_began);
        lock (_lock)
        {
            _troubles[code] = _troubles.TryGetValue(code, out var known)
                ? known with { Count = known.Count + 1, Last = now }
                : new Trouble(code, 1, now, now, TimeSpan.Zero);
        }
    }

    /// <summary>What failed with the code goes well again after such a time.</summary>
    public void Over(string code, TimeSpan lasted)
    {
        lock (_lock)
        {
            if (_troubles.TryGetValue(code, out var known) && known.Longest < lasted)
            {
                _troubles[code] = known with { Longest = lasted };
            }
        }
    }
}
