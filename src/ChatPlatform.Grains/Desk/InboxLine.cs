using ChatPlatform.Sessions;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Desk;

/// <summary>What a session tells its tenant's desk. What is stored is stored, so a desk that cannot be told now is no failure.</summary>
internal sealed class InboxLine(IGrainFactory grains, SessionKey key, ILogger logger)
{
    private IInboxGrain Inbox => grains.GetGrain<IInboxGrain>(key.TenantId);

    public Task Changed() => Tell(inbox => inbox.Changed());

    public Task Seen(Agent agent) => Tell(inbox => inbox.Seen(agent));

    public Task VisitorSeen(bool online) => Tell(inbox => inbox.VisitorSeen(key.SessionId, online));

    /// <returns>Whether an agent is there; false also when that cannot be learned, for less is promised then.</returns>
    public async Task<bool> IsStaffed()
    {
        var isStaffed = false;
        await Tell(async inbox => isStaffed = await inbox.FindPresent() is not null);
        return isStaffed;
    }

    private async Task Tell(Func<IInboxGrain, Task> news)
    {
        try
        {
            await news(Inbox);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.DeskNotTold(failure, key.TenantId);
        }
    }
}
