namespace ChatPlatform.Storage.People;

/// <summary>That a person belongs to a tenant, and as what.</summary>
public sealed record Membership(string TenantId, TenantRole Role);
