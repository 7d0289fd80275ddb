using ChatPlatform.Load.Figures;

namespace ChatPlatform.Load.Visits;

/// <summary>Measures from the first failure of something to its next success.</summary>
internal sealed class Interruption(TroubleLog log, TimeProvider time)
{
    private readonly HashSet<string> _codes = [];
    private long _since;

    public void Add(string code)
    {
        if (_codes.Count == 0)
        {
            _since = time.GetTimestamp();
        }

        _codes.Add(code);
        log.Add(code);
    }

    public void Over()
    {
        if (_codes.Count == 0)
        {
            return;
        }

        var lasted = time.GetElapsedTime(_since);
        foreach (var code in _codes)
        {
            log.Over(code, lasted);
        }

        _codes.Clear();
    }
}
