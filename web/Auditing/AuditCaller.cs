using System.Security.Claims;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Auditing;

/// <summary>Who asks, as the audit log names them.</summary>
internal static class AuditCaller
{
    public static AuditActor Of(ClaimsPrincipal user)
    {
        if (user.FindFirst(ApiKeyAuthentication.KeyClaim) is { } key)
        {
            return new AuditActor(AuditActorKind.Key, key.Value, user.FindFirst(ApiKeyAuthentication.KeyPrefixClaim)?.Value);
        }

        return user.FindFirst(ClaimTypes.NameIdentifier) is { } person
            ? new AuditActor(AuditActorKind.User, person.Value, user.FindFirst(ClaimTypes.Email)?.Value)
            : AuditActor.Anonymous;
    }
}
