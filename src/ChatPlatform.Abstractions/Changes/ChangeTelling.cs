using Orleans;

namespace ChatPlatform.Changes;

/// <summary>How whoever has changed something says so.</summary>
public static class ChangeTelling
{
    /// <param name="key">The tenant id, or <see cref="Tenants.AccessTopic.Platform"/>.</param>
    public static void Tell(this IGrainFactory grains, string key, ChangeTopic topic, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(grains);
        _ = grains.GetGrain<IChangeGrain>(key).Tell(new Change(topic, id));
    }
}
