using System.Collections.Immutable;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>A visitor's page: the tenant is active and has its widget on, the origin is one of its own, the bot is there.</summary>
internal sealed record VisitorAuthority(IGrainFactory Grains, string TenantId, string BotId, string Origin) : IStreamAuthority
{
    public ImmutableArray<string> Topics => [TenantId];

    public async Task<Standing> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Grains.GetGrain<ITenantGrain>(TenantId).AdmitVisit(Origin, BotId);
            return new Standing();
        }
        catch (ChatException refusal) when (!Patience.IsPassing(refusal, cancellationToken))
        {
            return new Standing(refusal);
        }
    }
}
