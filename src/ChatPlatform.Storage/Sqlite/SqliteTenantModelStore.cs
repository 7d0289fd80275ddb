using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Secrets;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteTenantModelStore(PlatformDatabase platform, SecretSeal seal) : ITenantModelStore
{
    private const string Columns =
        "id AS Id, provider AS Provider, base_url AS BaseUrl, model AS Model, api_key AS ApiKey, created_at AS CreatedAt, version AS Version, "
        + "input_price AS InputPrice, output_price AS OutputPrice";

    public async Task<IReadOnlyList<TenantModel>> ListAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>($"SELECT {Columns} FROM tenant_models WHERE tenant_id = @tenantId ORDER BY id", new { tenantId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToModel(tenantId, seal))];
    }

    public async Task<TenantModel?> FindAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM tenant_models WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToModel(tenantId, seal);
    }

    public async Task<bool> SaveAsync(string tenantId, TenantModel model, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var parameters = new
        {
            tenantId,
            model.Id,
            model.Provider,
            model.BaseUrl,
            model.Model,
            ApiKey = seal.Close(SecretPurpose.ModelKey, tenantId, model.ApiKey),
            CreatedAt = model.CreatedAt.ToText(),
            model.Version,
            InputPrice = model.InputPrice.ToMicros(),
            OutputPrice = model.OutputPrice.ToMicros(),
        };
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                model.Version == 1
                    ? """
                      INSERT INTO tenant_models (tenant_id, id, provider, base_url, model, api_key, created_at, version, input_price, output_price)
                      VALUES (@tenantId, @Id, @Provider, @BaseUrl, @Model, @ApiKey, @CreatedAt, @Version, @InputPrice, @OutputPrice)
                      ON CONFLICT DO NOTHING
                      """
                    : """
                      UPDATE tenant_models
                      SET provider = @Provider, base_url = @BaseUrl, model = @Model, api_key = @ApiKey, version = @Version,
                          input_price = @InputPrice, output_price = @OutputPrice
                      WHERE tenant_id = @tenantId AND id = @Id AND version = @Version - 1
                      """,
                parameters,
                transaction),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task<bool> DeleteAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM tenant_models WHERE tenant_id = @tenantId AND id = @id", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    private sealed record Row(string Id, string Provider, string BaseUrl, string Model, string ApiKey, string CreatedAt, long Version, long InputPrice, long OutputPrice)
    {
        public TenantModel ToModel(string tenantId, SecretSeal seal) =>
            new(
                Id,
                Provider,
                BaseUrl,
                Model,
                seal.Open(SecretPurpose.ModelKey, tenantId, ApiKey),
                CreatedAt.ToTime(),
                Version,
                InputPrice.FromMicros(),
                OutputPrice.FromMicros());
    }
}
