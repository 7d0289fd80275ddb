using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.People.Sessions;

/// <summary>
/// Says that a person's sessions or roles have changed, so that what the person has open is looked at again on every
/// front. To be called once the change is stored: a session ended, a password set, a role taken away.
/// </summary>
public sealed class UserAccess(IGrainFactory grains)
{
    public Task ChangedAsync(string userId) => grains.GetGrain<IAccessGrain>(AccessTopic.OfUser(userId)).Changed();
}
