using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Secrets;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresTenantModelStore(PostgresPlatform platform, SecretSeal seal) : ITenantModelStore
{
    private const string Columns =
        "id AS Id, provider AS Provider, base_url AS BaseUrl, model AS Model, api_key AS ApiKey, created_at AS CreatedAt, version AS Version, "
        + "input_price AS InputPrice, output_price AS OutputPrice";

    public async Task<IReadOnlyList<TenantModel>> ListAsync(string tenantId, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM tenant_models WHERE tenant_id = @tenantId ORDER BY id", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToModel(tenantId, seal))];
    }

    public async Task<TenantModel?> FindAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM tenant_models WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToModel(tenantId, seal);
    }

    public async Task<bool> SaveAsync(string tenantId, TenantModel model, CancellationToken cancellationToken)
    {
        var key = seal.Close(SecretPurpose.ModelKey, tenantId, model.ApiKey);
        return await platform.WriteAsync(
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    model.Version == 1
                        ? """
                          INSERT INTO tenant_models (tenant_id, id, provider, base_url, model, api_key, created_at, version, input_price, output_price)
                          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                          ON CONFLICT DO NOTHING
                          """
                        : """
                          UPDATE tenant_models
                          SET provider = $3, base_url = $4, model = $5, api_key = $6, created_at = $7, version = $8, input_price = $9, output_price = $10
                          WHERE tenant_id = $1 AND id = $2 AND version = $8 - 1
                          """,
                    tenantId, model.Id, model.Provider, model.BaseUrl, model.Model, key, model.CreatedAt.ToUniversalTime(), model.Version,
                    model.InputPrice.ToMicros(), model.OutputPrice.ToMicros())
                .ExecuteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task<bool> DeleteAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM tenant_models WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false) > 0;

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Provider { get; init; }

        public required string BaseUrl { get; init; }

        public required string Model { get; init; }

        public required string ApiKey { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public long Version { get; init; }

        public long InputPrice { get; init; }

        public long OutputPrice { get; init; }

        public TenantModel ToModel(string tenantId, SecretSeal seal) =>
            new(
                Id,
                Provider,
                BaseUrl,
                Model,
                seal.Open(SecretPurpose.ModelKey, tenantId, ApiKey),
                CreatedAt,
                Version,
                InputPrice.FromMicros(),
                OutputPrice.FromMicros());
    }
}
