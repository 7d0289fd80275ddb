using System.Globalization;
using System.Reflection;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// Numbered SQL files ("001_name.sql") applied in order, each once, all in one transaction, forward
/// only. The file's own user_version says how far it is.
/// </summary>
public sealed class SqliteMigrations
{
    private readonly IReadOnlyList<(int Number, string Name, string Sql)> _steps;

    /// <param name="set">"Platform" or "Tenant": the folder under Migrations.</param>
    public SqliteMigrations(string set)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{assembly.GetName().Name}.Sqlite.Migrations.{set}.";
        _steps = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => (Number(name[prefix.Length..]), name[prefix.Length..], ReadText(assembly, name)))
            .OrderBy(step => step.Item1)
            .ToList();
    }

    /// <summary>The number of the last step.</summary>
    public int Newest => _steps[^1].Number;

    /// <exception cref="SchemaException">The file was written by a newer version of the program.</exception>
    public async Task ApplyAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var newest = Newest;
        var current = await database.ReadAsync(connection => connection.ExecuteScalarAsync<int>("PRAGMA user_version"), cancellationToken).ConfigureAwait(false);
        if (current == newest)
        {
            return;
        }

        await database.WriteAsync(
            async (connection, transaction) =>
            {
                var version = await connection.ExecuteScalarAsync<int>("PRAGMA user_version", transaction: transaction).ConfigureAwait(false);
                if (version > newest)
                {
                    throw new SchemaException(
                        $"{database.Path} is at schema {version}, this program knows {newest}. Start the newer program that wrote it.");
                }

                foreach (var step in _steps.Where(step => step.Number > version))
                {
                    await connection.ExecuteAsync(step.Sql, transaction: transaction).ConfigureAwait(false);
                }

                await connection.ExecuteAsync($"PRAGMA user_version = {newest}", transaction: transaction).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static int Number(string name) => int.Parse(name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
