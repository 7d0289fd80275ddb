using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>Which of a tenant's endpoints are on; see <see cref="TenantEndpoint"/>.</summary>
[GenerateSerializer]
public sealed record TenantEndpoints(bool Chat = true, bool Upload = true, bool Widget = true, bool DebugSearch = true)
{
    public static TenantEndpoints AllOn { get; } = new();

    public bool IsOn(TenantEndpoint endpoint) => endpoint switch
    {
        TenantEndpoint.Chat => Chat,
        TenantEndpoint.Upload => Upload,
        TenantEndpoint.Widget => Widget,
        TenantEndpoint.DebugSearch => DebugSearch,
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "No endpoint of a tenant's."),
    };
}
