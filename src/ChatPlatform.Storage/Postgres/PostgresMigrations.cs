using System.Globalization;
using System.Reflection;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// A set of numbered SQL files ("001_name.sql") applied in order, each once, all in one transaction, forward
/// only. The table <c>chat.migrations</c> says how far each set is.
/// </summary>
public sealed class PostgresMigrations
{
    /// <summary>The advisory lock that whoever migrates holds; any number that nobody else uses would do.</summary>
    private const long Lock = 0x43_68_61_74_4D_69_67_72;

    private readonly string _set;
    private readonly string _schema;
    private readonly IReadOnlyList<(int Number, string Name, string Sql)> _steps;

    /// <param name="set">The folder under Postgres/Migrations.</param>
    /// <param name="schema">Where its tables are; made when missing. It stands first in the search path, before public.</param>
    public PostgresMigrations(string set, string schema)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{assembly.GetName().Name}.Postgres.Migrations.{set}.";
        _set = set;
        _schema = schema;
        _steps = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => (Number(name[prefix.Length..]), name[prefix.Length..], ReadText(assembly, name)))
            .OrderBy(step => step.Item1)
            .ToList();
    }

    /// <summary>Tenants, hosts, keys, grain state, placements: once for the deployment.</summary>
    public static PostgresMigrations Platform { get; } = new("Platform", PostgresSchemas.Platform);

    /// <summary>Knowledge and conversations: in the shared database and in each tenant's own.</summary>
    public static PostgresMigrations Tenant { get; } = new("Tenant", PostgresSchemas.Tenant);

    /// <summary>What Microsoft.Orleans expects to find: once for the deployment, where it is the engine.</summary>
    public static PostgresMigrations Orleans { get; } = new("Orleans", PostgresSchemas.Orleans);

    /// <param name="owner">A login that may create schemas in the database.</param>
    /// <returns>How many steps were applied; 0 when the schema was up to date.</returns>
    /// <exception cref="SchemaException">The database was written by a newer version of the program.</exception>
    public async Task<int> ApplyAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (await ReadVersionAsync(owner, cancellationToken).ConfigureAwait(false) == _steps[^1].Number)
        {
            return 0;
        }

        await using var transaction = await owner.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            $"""
            SELECT pg_advisory_xact_lock({Lock.ToString(CultureInfo.InvariantCulture)});
            CREATE SCHEMA IF NOT EXISTS chat;
            CREATE TABLE IF NOT EXISTS chat.migrations (
                set text NOT NULL, version integer NOT NULL, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (set, version)
            )
            """).ConfigureAwait(false);
        // Another start may have migrated while this one waited for the lock.
        var version = await ReadVersionAsync(owner, cancellationToken).ConfigureAwait(false);
        var missing = _steps.Where(step => step.Number > version).ToList();
        if (missing.Count > 0)
        {
            await ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {_schema}; SET LOCAL search_path = {_schema}, public").ConfigureAwait(false);
        }

        foreach (var (number, name, sql) in missing)
        {
            await ExecuteAsync(sql).ConfigureAwait(false);
            await owner.ExecuteAsync(
                "INSERT INTO chat.migrations (set, version, name) VALUES (@_set, @number, @name)", new { _set, number, name }, transaction).ConfigureAwait(false);
        }

        if (missing.Count > 0)
        {
            await ExecuteAsync(Grants()).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return missing.Count;

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, owner, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How far the database is.</summary>
    /// <exception cref="SchemaException">The database was written by a newer version of the program.</exception>
    public async Task<SchemaVersion> ReadAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return new SchemaVersion(_set, await ReadVersionAsync(owner, cancellationToken).ConfigureAwait(false), _steps[^1].Number);
    }

    private async Task<int> ReadVersionAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        var known = await owner.ExecuteScalarAsync<bool>(
            new CommandDefinition("SELECT to_regclass('chat.migrations') IS NOT NULL", cancellationToken: cancellationToken)).ConfigureAwait(false);
        var version = known
            ? await owner.ExecuteScalarAsync<int>(new CommandDefinition(
                "SELECT coalesce(max(version), 0) FROM chat.migrations WHERE set = @_set", new { _set }, cancellationToken: cancellationToken)).ConfigureAwait(false)
            : 0;
        var newest = _steps[^1].Number;
        return version <= newest
            ? version
            : throw new SchemaException(
                $"The database '{owner.Database}' is at schema {version} of the set {_set}, this program knows {newest}. Start the newer program that wrote it.");
    }

    /// <summary>
    /// Rows only: the role may neither own nor alter, and where a table has a trigger called append_only, it may not change
    /// rows either. Partitions made later are reached through their parent.
    /// </summary>
    private string Grants() =>
        $"""
        GRANT USAGE ON SCHEMA {_schema} TO {ApplicationRole.Name};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_schema} TO {ApplicationRole.Name};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA {_schema} TO {ApplicationRole.Name};
        DO $$ DECLARE kept regclass; BEGIN
            FOR kept IN
                SELECT tgrelid FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                WHERE relnamespace = '{_schema}'::regnamespace AND tgname = 'append_only'
            LOOP
                EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM {ApplicationRole.Name}', kept);
            END LOOP;
        END $$
        """;

    private static int Number(string name) => int.Parse(name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
