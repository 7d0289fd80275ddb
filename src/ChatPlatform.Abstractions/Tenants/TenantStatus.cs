namespace ChatPlatform.Tenants;

public enum TenantStatus
{
    Active,
    Suspended,

    /// <summary>As dark as a suspended one, and removed when its grace time is over unless it is restored.</summary>
    Deleting,
}
