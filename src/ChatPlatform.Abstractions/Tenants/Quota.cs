namespace ChatPlatform.Tenants;

/// <summary>Things of which a tenant may have so many at a time.</summary>
public enum Quota
{
    Bots,
    Documents,

    /// <summary>Of documents as they were received.</summary>
    Bytes,

    /// <summary>Invited ones counted.</summary>
    Users,
}
