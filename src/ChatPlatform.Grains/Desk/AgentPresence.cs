using System.Collections.Immutable;

namespace ChatPlatform.Desk;

/// <summary>Which agents are at the desk, and how long ago the others were.</summary>
internal sealed class AgentPresence(TimeProvider time)
{
    private readonly Dictionary<string, (Agent Agent, int Watches)> _watching = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>Nothing is known of the time before, so nobody has been away for longer.</summary>
    private readonly DateTimeOffset _since = time.GetUtcNow();

    /// <summary>By name.</summary>
    public ImmutableArray<Agent> Present =>
        [.. _watching.Values.Select(watch => watch.Agent).OrderBy(agent => agent.Name, StringComparer.Ordinal).ThenBy(agent => agent.UserId, StringComparer.Ordinal)];

    public void Came(Agent agent) =>
        _watching[agent.UserId] = (agent, _watching.GetValueOrDefault(agent.UserId).Watches + 1);

    public void Went(Agent agent)
    {
        Seen(agent);
        var watches = _watching.GetValueOrDefault(agent.UserId).Watches - 1;
        if (watches > 0)
        {
            _watching[agent.UserId] = (agent, watches);
        }
        else
        {
            _watching.Remove(agent.UserId);
        }
    }

    public void Seen(Agent agent) => _seen[agent.UserId] = time.GetUtcNow();

    public TimeSpan AwayFor(string userId) =>
        _watching.ContainsKey(userId) ? TimeSpan.Zero
        : time.GetUtcNow() - (_seen.TryGetValue(userId, out var seen) && seen > _since ? seen : _since);
}
