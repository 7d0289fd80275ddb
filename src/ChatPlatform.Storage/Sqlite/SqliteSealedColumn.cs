using ChatPlatform.Storage.Secrets;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>A column of sealed values in a table of the platform's.</summary>
/// <param name="owner">The column that names whom each is sealed for.</param>
internal sealed class SqliteSealedColumn(PlatformDatabase platform, SecretSeal seal, string table, string column, string owner, string purpose) : ISealedValues
{
    public string Name => $"{table}.{column}";

    public async Task<ResealCount> ResealAsync(CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var values = await database.ReadAsync(
            connection => connection.QueryAsync<(string, string)>($"SELECT {owner}, {column} FROM {table} WHERE {column} IS NOT NULL"),
            cancellationToken).ConfigureAwait(false);
        return await SecretResealing.RunAsync(Name, purpose, seal, values, Replace).ConfigureAwait(false);

        // No two sealed values are the same, so the old one says which row it is.
        Task Replace(string ownerId, string old, string renewed) => database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                $"UPDATE {table} SET {column} = @renewed WHERE {owner} = @ownerId AND {column} = @old", new { ownerId, old, renewed }, transaction),
            cancellationToken);
    }
}
