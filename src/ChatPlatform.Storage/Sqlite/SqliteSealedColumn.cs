using ChatPlatform.Storage.Secrets;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>A column of sealed values in a table of the platform's that has a <c>tenant_id</c>.</summary>
internal sealed class SqliteSealedColumn(PlatformDatabase platform, SecretSeal seal, string table, string column, string purpose) : ISealedValues
{
    public string Name => $"{table}.{column}";

    public async Task<ResealCount> ResealAsync(CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var values = await database.ReadAsync(
            connection => connection.QueryAsync<(string, string)>($"SELECT tenant_id, {column} FROM {table} WHERE {column} IS NOT NULL"),
            cancellationToken).ConfigureAwait(false);
        return await SecretResealing.RunAsync(Name, purpose, seal, values, Replace).ConfigureAwait(false);

        // No two sealed values are the same, so the old one says which row it is.
        Task Replace(string tenantId, string old, string renewed) => database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                $"UPDATE {table} SET {column} = @renewed WHERE tenant_id = @tenantId AND {column} = @old", new { tenantId, old, renewed }, transaction),
            cancellationToken);
    }
}
