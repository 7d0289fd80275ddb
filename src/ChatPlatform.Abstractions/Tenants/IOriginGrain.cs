using Orleans;
using Orleans.Concurrency;

namespace ChatPlatform.Tenants;

/// <summary>Knows which tenant a host belongs to, without a database read per visit. Key: the host name, lower case.</summary>
public interface IOriginGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    Task<string?> GetTenant();

    /// <summary>Reads the owner again; called by the tenant whose origins changed.</summary>
    Task Refresh();
}
