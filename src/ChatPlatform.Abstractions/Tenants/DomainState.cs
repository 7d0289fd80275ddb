namespace ChatPlatform.Tenants;

public enum DomainState
{
    /// <summary>Claimed, and not looked at yet.</summary>
    Pending,

    /// <summary>The tenant is found by it.</summary>
    Verified,

    /// <summary>Looked at, and not found to be the tenant's.</summary>
    Failed,
}
