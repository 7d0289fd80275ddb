using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Statements that go to the server together and cost one round trip. Parameters are $1, $2 and so on.</summary>
internal sealed class Statements(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private readonly List<NpgsqlBatchCommand> _commands = [];

    /// <summary>How many rows the first of them has written, once they were executed.</summary>
    public int WrittenByFirst => _commands[0].RecordsAffected;

    public Statements Add(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        _commands.Add(command);
        return this;
    }

    /// <returns>How many rows were written by all of them.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (_commands.Count == 0)
        {
            return 0;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in _commands)
        {
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
