using System.Globalization;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// The role that every transaction of the stores takes: it cannot log in and owns nothing, so that row-level
/// security holds whether the login is the tables' owner, a superuser or neither.
/// </summary>
internal static class ApplicationRole
{
    public const string Name = "chat_app";

    private const int Attempts = 5;

    /// <summary>Makes the role if the server has none yet, and lets the logins take it.</summary>
    /// <exception cref="SchemaException">The owner may not do that; the message says what to run as superuser.</exception>
    public static async Task EnsureAsync(NpgsqlConnection owner, IEnumerable<string> logins, CancellationToken cancellationToken)
    {
        foreach (var login in logins.Distinct(StringComparer.Ordinal))
        {
            for (var attempt = 1; !await MayTakeAsync(owner, login, cancellationToken).ConfigureAwait(false); attempt++)
            {
                try
                {
                    await CreateAndGrantAsync(owner, login, cancellationToken).ConfigureAwait(false);
                }
                catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
                {
                    throw new SchemaException(
                        $"The login '{owner.UserName}' may not set up the role {Name}. Run this as superuser, once for the server: "
                        + $"CREATE ROLE {Name} NOLOGIN; GRANT {Name} TO {Quote(login)};");
                }
                catch (PostgresException race) when (attempt < Attempts && IsRace(race))
                {
                    // Roles belong to the whole server: another database's first start did the same just now.
                }
            }
        }
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<bool> MayTakeAsync(NpgsqlConnection owner, string login, CancellationToken cancellationToken)
    {
        // From 16 on, a member may be one without the right to take the role.
        var privilege = owner.PostgreSqlVersion.Major >= 16 ? "SET" : "MEMBER";
        await using var command = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"SELECT pg_has_role($1, oid, '{privilege}') FROM pg_roles WHERE rolname = '{Name}'"), owner)
        {
            Parameters = { new() { Value = login, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Name } },
        };
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private static async Task CreateAndGrantAsync(NpgsqlConnection owner, string login, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(owner);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name}') THEN CREATE ROLE {Name} NOLOGIN; END IF;
            END $$
            """));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"GRANT {Name} TO {Quote(login)}"));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>"Tuple concurrently updated" has no code of its own.</summary>
    private static bool IsRace(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.InternalError;
}
