using Npgsql;

namespace ChatPlatform.Storage.Postgres.Moving;

/// <summary>Keeps two from moving the same tenant at once, for as long as a move takes and its process lives.</summary>
internal sealed class MoveLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _held;

    private MoveLock(NpgsqlConnection held)
    {
        _held = held;
    }

    /// <exception cref="ChatException"><c>conflict</c>: the tenant is being moved already.</exception>
    public static async Task<MoveLock> TakeAsync(PostgresDatabase shared, string tenantId, CancellationToken cancellationToken)
    {
        var held = await shared.ConnectAloneAsync(cancellationToken).ConfigureAwait(false);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended('chat.move:' || $1, 0))", held)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenantId } },
        };
        if (await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
        {
            return new MoveLock(held);
        }

        await held.DisposeAsync().ConfigureAwait(false);
        throw new ChatException(ErrorCodes.Conflict, $"The tenant '{tenantId}' is being moved already.");
    }

    public ValueTask DisposeAsync() => _held.UnlockAndCloseAsync();
}
