using System.Text.Json.Serialization;

namespace ChatPlatform.Web.Settings;

/// <param name="Version">Of the configuration that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RestoreRequest(long? Version = null, string? TenantId = null);
