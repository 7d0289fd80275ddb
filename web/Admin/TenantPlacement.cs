namespace ChatPlatform.Web.Admin;

/// <summary>Where a tenant's knowledge and conversations are.</summary>
public enum TenantPlacement
{
    /// <summary>In the database of all.</summary>
    Shared,

    /// <summary>In a database or a file of its own.</summary>
    Own,
}
