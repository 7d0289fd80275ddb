using System.Collections.Immutable;
using ChatPlatform.People.Sessions;
using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>A person who is signed in: the session lives, the role still allows it, the tenant is active and has the endpoint on.</summary>
internal sealed record PersonAuthority(
    UserSessions Sessions,
    IPeopleStore People,
    IMembershipStore Members,
    IGrainFactory Grains,
    string UserId,
    string SessionId,
    AccessRule Rule,
    string TenantId,
    TenantEndpoint Endpoint) : IStreamAuthority
{
    public ImmutableArray<string> Topics => [TenantId, AccessTopic.OfUser(UserId)];

    public async Task<Standing> AskAsync(CancellationToken cancellationToken)
    {
        var session = (await Sessions.ListAsync(UserId, cancellationToken)).FirstOrDefault(session => session.Id == SessionId);
        if (session is null || await People.FindAsync(UserId, cancellationToken) is not { } user)
        {
            return new Standing(new ChatException(ErrorCodes.Unauthorized, "The session has ended. Sign in again."));
        }

        var role = (await Members.FindAsync(TenantId, UserId, cancellationToken))?.Role;
        if (!user.PlatformAdmin && !(Rule.Role is { } least && role >= least))
        {
            return new Standing(new ChatException(ErrorCodes.Forbidden, "Your role in this tenant does not allow this."));
        }

        try
        {
            await Grains.RequireOnAsync(TenantId, Endpoint);
            return new Standing(EndsAt: session.ExpiresAt);
        }
        catch (ChatException refusal) when (!Patience.IsPassing(refusal, cancellationToken))
        {
            return new Standing(refusal);
        }
    }
}
