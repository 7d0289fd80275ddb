using System.Collections.Immutable;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>A server's key that asks for a tenant: the key lives, and the tenant is active and has the endpoint on.</summary>
/// <param name="Endpoint">null: no tenant can turn it off.</param>
/// <param name="KeyTenantId">Whose key it is; null for the platform's.</param>
internal sealed record KeyAuthority(ApiKeys Keys, IGrainFactory Grains, string? KeyTenantId, string KeyId, string TenantId, TenantEndpoint? Endpoint) : IStreamAuthority
{
    public ImmutableArray<string> Topics => KeyTenantId is null ? [TenantId, AccessTopic.Platform] : [TenantId];

    public async Task<Standing> AskAsync(CancellationToken cancellationToken)
    {
        if (await Keys.FindByIdAsync(KeyTenantId, KeyId, cancellationToken) is not { } key)
        {
            return new Standing(new ChatException(ErrorCodes.Unauthorized, "The key was revoked or has ended."));
        }

        try
        {
            await Grains.RequireOnAsync(TenantId, Endpoint);
            return new Standing(EndsAt: key.ExpiresAt);
        }
        catch (ChatException refusal) when (!Patience.IsPassing(refusal, cancellationToken))
        {
            return new Standing(refusal);
        }
    }
}
