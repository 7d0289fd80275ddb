namespace ChatPlatform.Tenants;

/// <summary>What a tenant can turn off.</summary>
public enum TenantEndpoint
{
    /// <summary>Servers that ask in the tenant's name.</summary>
    Chat,

    /// <summary>Adding to the tenant's knowledge: sources and their syncs, uploads. Removing stays possible.</summary>
    Upload,

    /// <summary>Visitors: the panel and its line.</summary>
    Widget,

    /// <summary>The retrieval, explained.</summary>
    DebugSearch,
}
