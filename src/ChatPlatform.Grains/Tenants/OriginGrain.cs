using ChatPlatform.Storage.Platform;
using Orleans;

namespace ChatPlatform.Tenants;

/// <inheritdoc cref="IOriginGrain"/>
public sealed class OriginGrain(ITenantStore tenants) : Grain, IOriginGrain
{
    private string? _tenantId;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Read(cancellationToken);

    public Task<string?> GetTenant() => Task.FromResult(_tenantId);

    public Task Refresh() => Read(CancellationToken.None);

    private async Task Read(CancellationToken cancellationToken) =>
        _tenantId = await tenants.FindTenantByHostAsync(this.GetPrimaryKeyString(), cancellationToken);
}
