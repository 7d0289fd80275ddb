namespace ChatPlatform.Storage.Platform;

/// <summary>Tenants' own models, whose keys are sealed for their tenant.</summary>
public interface ITenantModelStore
{
    /// <summary>In order of their ids.</summary>
    Task<IReadOnlyList<TenantModel>> ListAsync(string tenantId, CancellationToken cancellationToken);

    Task<TenantModel?> FindAsync(string tenantId, string id, CancellationToken cancellationToken);

    /// <summary>Adds a model of version 1, or replaces the one whose version is one less.</summary>
    /// <returns>false when there is one already, or it is of another version.</returns>
    Task<bool> SaveAsync(string tenantId, TenantModel model, CancellationToken cancellationToken);

    /// <returns>false when there was none.</returns>
    Task<bool> DeleteAsync(string tenantId, string id, CancellationToken cancellationToken);
}
