using System.Text.Json.Serialization;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Settings;

/// <summary>A key to be made.</summary>
/// <param name="Scope">chat, upload or admin; on the platform's own route there is one scope only.</param>
/// <param name="Name">What it is for, 100 characters at most.</param>
/// <param name="ExpiresAt">When it ends; left out, it lives until it is revoked.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record KeyRequest(
    ApiKeyScope? Scope = null,
    string? Name = null,
    DateTimeOffset? ExpiresAt = null,
    string? TenantId = null)
{
    private const int LongestName = 100;

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public void Check(DateTimeOffset now)
    {
        if (Name is { Length: > LongestName })
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"name must have {LongestName} characters at most.");
        }

        if (ExpiresAt <= now)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "expires_at must lie in the future.");
        }
    }
}
