namespace Orleans.Embedded;

/// <summary>The call chains that may come back to an activation while it waits for them.</summary>
internal sealed class ReentrantChains
{
    private readonly Dictionary<Guid, int> _depths = [];

    public bool Contains(Guid chain) => chain != Guid.Empty && _depths.ContainsKey(chain);

    public void Enter(Guid chain) => _depths[chain] = _depths.GetValueOrDefault(chain) + 1;

    public void Leave(Guid chain)
    {
        if (!_depths.TryGetValue(chain, out var depth))
            return;
        if (depth == 1)
            _depths.Remove(chain);
        else
            _depths[chain] = depth - 1;
    }
}
