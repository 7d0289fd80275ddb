using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.DataProtection;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Encrypts tenants' connection strings, each so that it can be opened for its own tenant only.</summary>
internal sealed class PlacementSeal(IDataProtectionProvider protection)
{
    [return: NotNullIfNotNull(nameof(connectionString))]
    public string? Close(string tenantId, string? connectionString) =>
        connectionString is null ? null : Protector(tenantId).Protect(connectionString);

    [return: NotNullIfNotNull(nameof(sealedConnection))]
    public string? Open(string tenantId, string? sealedConnection) =>
        sealedConnection is null ? null : Protector(tenantId).Unprotect(sealedConnection);

    private IDataProtector Protector(string tenantId) => protection.CreateProtector("ChatPlatform.TenantPlacement", tenantId);
}
