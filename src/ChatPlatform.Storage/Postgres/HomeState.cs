namespace ChatPlatform.Storage.Postgres;

/// <summary>How a tenant's data stands in a database, as tenant_homes says it.</summary>
internal enum HomeState
{
    Here,

    /// <summary>Being copied to another database: readable, not writable.</summary>
    Moving,

    /// <summary>Moved to another database, which the placement names.</summary>
    Gone,

    /// <summary>About to be removed: neither readable nor writable.</summary>
    Closed,
}
