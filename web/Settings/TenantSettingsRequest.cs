using System.Text.Json.Serialization;

namespace ChatPlatform.Web.Settings;

/// <summary>
/// What a tenant's admin may set of the tenant; what is left out stays as it is. A body that names anything else, such
/// as limits or the status, is refused whole.
/// </summary>
/// <param name="Version">The version that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TenantSettingsRequest(
    string? Name = null,
    EndpointsRequest? Endpoints = null,
    long? Version = null,
    string? TenantId = null);
