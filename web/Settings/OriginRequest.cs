using System.Text.Json.Serialization;

namespace ChatPlatform.Web.Settings;

/// <param name="Origin">Such as https://www.acme.example, https://*.acme.example (its subdomains), https://acme.example:* (its ports).</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record OriginRequest(string? Origin, string? TenantId = null);
