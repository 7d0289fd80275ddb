namespace ChatPlatform.Storage.People;

/// <summary>A person as a tenant sees them: nothing of other tenants.</summary>
public sealed record Member(string Id, string Email, string Name, TenantRole Role, bool SecondFactor, DateTimeOffset JoinedAt);
