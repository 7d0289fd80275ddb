namespace ChatPlatform.Storage.Postgres;

/// <summary>How a transaction shares a tenant with others: an advisory lock that ends with it.</summary>
internal enum TenantLock
{
    /// <summary>Readers need none.</summary>
    None,

    /// <summary>Writers, beside one another.</summary>
    Shared,

    /// <summary>Making, moving and deleting a tenant.</summary>
    Exclusive,
}
