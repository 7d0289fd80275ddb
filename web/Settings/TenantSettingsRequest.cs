using System.Text.Json.Serialization;

namespace ChatPlatform.Web.Settings;

/// <summary>
/// What a tenant's admin may set of the tenant; what is left out stays as it is. A body that names anything else, such
/// as limits or the status, is refused whole.
/// </summary>
/// <param name="DegradeToExtractive">Whether the built-in model answers when the month's spending ceiling is reached, instead of nobody.</param>
/// <param name="RetentionDays">Conversations silent for so many days are removed, every day; 0 keeps them.</param>
/// <param name="Version">The version that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TenantSettingsRequest(
    string? Name = null,
    EndpointsRequest? Endpoints = null,
    bool? DegradeToExtractive = null,
    int? RetentionDays = null,
    long? Version = null,
    string? TenantId = null);
