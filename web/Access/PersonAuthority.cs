using System.Collections.Immutable;
using ChatPlatform.People.Sessions;
using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>
/// A person who is signed in: the session lives, the role still allows it, and the tenant is active, if they are not the
/// one who looks after tenants that are not, and has the endpoint on.
/// </summary>
/// <param name="Rule">What the role must allow; null: whoever is signed in.</param>
/// <param name="TenantId">null: it is about the platform.</param>
/// <param name="Endpoint">null: no tenant can turn it off.</param>
internal sealed record PersonAuthority(
    UserSessions Sessions,
    IPeopleStore People,
    IMembershipStore Members,
    IGrainFactory Grains,
    string UserId,
    string SessionId,
    AccessRule? Rule = null,
    string? TenantId = null,
    TenantEndpoint? Endpoint = null) : IStreamAuthority
{
    public ImmutableArray<string> Topics => TenantId is null ? [AccessTopic.OfUser(UserId)] : [TenantId, AccessTopic.OfUser(UserId)];

    public async Task<Standing> AskAsync(CancellationToken cancellationToken)
    {
        var session = (await Sessions.ListAsync(UserId, cancellationToken)).FirstOrDefault(session => session.Id == SessionId);
        if (session is null || await People.FindAsync(UserId, cancellationToken) is not { } user)
        {
            return new Standing(new ChatException(ErrorCodes.Unauthorized, "The session has ended. Sign in again."));
        }

        var role = TenantId is null ? null : (await Members.FindAsync(TenantId, UserId, cancellationToken))?.Role;
        if (Rule is not null && !user.PlatformAdmin && !(Rule.Role is { } least && role >= least))
        {
            return new Standing(new ChatException(ErrorCodes.Forbidden, "Your role does not allow this."));
        }

        try
        {
            if (TenantId is not null && !(Endpoint is null && user.PlatformAdmin))
            {
                await Grains.RequireOnAsync(TenantId, Endpoint);
            }

            return new Standing(EndsAt: session.ExpiresAt);
        }
        catch (ChatException refusal) when (!Patience.IsPassing(refusal, cancellationToken))
        {
            return new Standing(refusal);
        }
    }
}
