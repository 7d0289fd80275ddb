using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>Which tenants a list is to hold: those that all of this is true of.</summary>
/// <param name="Text">Stands somewhere in its id or its name, in capitals or not.</param>
/// <param name="Plan">The plan's id.</param>
public sealed record TenantFilter(string? Text = null, TenantStatus? Status = null, string? Plan = null)
{
    public static TenantFilter All { get; } = new();
}
