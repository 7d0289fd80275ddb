namespace ChatPlatform.Storage.Auditing;

/// <summary>Which entries of a chain; null for all of a kind.</summary>
/// <param name="Action"><c>tenant.update</c>, or <c>tenant</c> for all that is done to tenants.</param>
/// <param name="Actor">The id or the name.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record AuditQuery(
    string? Action = null, string? Actor = null, string? ObjectId = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
