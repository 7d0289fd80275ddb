namespace ChatPlatform.Tenants;

public enum TenantStatus
{
    Active,
    Suspended,
}
