namespace ChatPlatform.Storage;

/// <summary>A tenant's knowledge and conversations as a whole.</summary>
public interface ITenantData
{
    /// <summary>Makes room for a new tenant; until then there is nothing to open.</summary>
    Task CreateAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Removes all of it. Whoever still asks for it is told that there is no such tenant.</summary>
    Task DeleteAsync(string tenantId, CancellationToken cancellationToken);
}
