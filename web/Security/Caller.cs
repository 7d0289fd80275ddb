using System.Security.Claims;

namespace ChatPlatform.Web.Security;

/// <summary>Who asks, for people who read it later.</summary>
internal static class Caller
{
    public static string Of(HttpContext context)
    {
        var user = context.User;
        return user.FindFirst(ApiKeyAuthentication.KeyClaim) is { } key
            ? $"key {user.FindFirst(ApiKeyAuthentication.KeyPrefixClaim)?.Value} ({key.Value})"
            : user.FindFirst(ClaimTypes.Email)?.Value ?? user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "unknown";
    }
}
