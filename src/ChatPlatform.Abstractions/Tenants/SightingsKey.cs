namespace ChatPlatform.Tenants;

/// <summary>The key of a tenant's <see cref="ISightingsGrain"/>: <c>{tenant id}/sightings</c>, one of those that go with the tenant.</summary>
public static class SightingsKey
{
    private const string Suffix = "/sightings";

    public static string Of(string tenantId) => tenantId + Suffix;

    public static string TenantOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[..^Suffix.Length];
    }
}
