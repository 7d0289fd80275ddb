using Npgsql;

namespace ChatPlatform.Storage.Postgres;

internal static class WorkExtensions
{
    /// <summary>Work that returns nothing, as work that returns something.</summary>
    public static Func<NpgsqlConnection, NpgsqlTransaction, Task<bool>> WithoutResult(this Func<NpgsqlConnection, NpgsqlTransaction, Task> work) =>
        async (connection, transaction) =>
        {
            await work(connection, transaction).ConfigureAwait(false);
            return true;
        };
}
