using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <param name="IsApart">Its data is in a file or database of its own.</param>
public sealed record ListedTenant(TenantConfig Config, bool IsApart);
