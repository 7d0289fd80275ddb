using System.Collections.Concurrent;

namespace ChatPlatform.Load.Checks;

/// <summary>What the platform did wrong, each once, with the ids to look it up by.</summary>
internal sealed class Findings
{
    private readonly ConcurrentDictionary<string, byte> _seen = new();
    private readonly ConcurrentQueue<string> _all = new();

    public int Count => _all.Count;

    public IReadOnlyCollection<string> All => _all;

    public void Add(string finding)
    {
        if (_seen.TryAdd(finding, 0))
        {
            _all.Enqueue(finding);
        }
    }
}
