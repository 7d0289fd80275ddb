namespace ChatPlatform.Tenants;

/// <summary>What a tenant can turn off.</summary>
public enum TenantEndpoint
{
    /// <summary>Servers that ask in the tenant's name.</summary>
    Chat,

    /// <summary>Changes of the tenant's knowledge: sources, documents, uploads.</summary>
    Upload,

    /// <summary>Visitors: the panel and its line.</summary>
    Widget,

    /// <summary>The retrieval, explained.</summary>
    DebugSearch,
}
