using Dapper;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Grain state as JSON rows of <c>platform.db</c>; the etag is a number that grows with each write.</summary>
public sealed class SqliteGrainStorage(PlatformDatabase platform) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var database = await platform.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                "SELECT etag AS Etag, payload AS Payload FROM grain_state WHERE grain_type = @type AND grain_key = @key AND name = @stateName",
                new { type = grainId.Type.ToString(), key = grainId.Key.ToString(), stateName }),
            CancellationToken.None).ConfigureAwait(false);
        if (row is null)
        {
            GrainStateVersion.Reset(grainState);
            return;
        }

        grainState.RecordExists = true;
        grainState.ETag = GrainStateVersion.ToEtag(row.Etag);
        grainState.State = SqliteValues.FromJson<T>(row.Payload);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var expected = GrainStateVersion.Of(grainState);
        var parameters = new
        {
            type = grainId.Type.ToString(),
            key = grainId.Key.ToString(),
            stateName,
            expected,
            etag = expected + 1,
            payload = SqliteValues.ToJson(grainState.State),
        };
        var database = await platform.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        var written = await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                expected == 0
                    ? """
                      INSERT INTO grain_state (grain_type, grain_key, name, etag, payload)
                      VALUES (@type, @key, @stateName, @etag, @payload) ON CONFLICT DO NOTHING
                      """
                    : """
                      UPDATE grain_state SET etag = @etag, payload = @payload
                      WHERE grain_type = @type AND grain_key = @key AND name = @stateName AND etag = @expected
                      """,
                parameters,
                transaction),
            CancellationToken.None).ConfigureAwait(false);
        GrainStateVersion.RequireOne(written, stateName, grainId, grainState);
        grainState.ETag = GrainStateVersion.ToEtag(parameters.etag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var expected = GrainStateVersion.Of(grainState);
        if (expected > 0)
        {
            var database = await platform.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            var deleted = await database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(
                    "DELETE FROM grain_state WHERE grain_type = @type AND grain_key = @key AND name = @stateName AND etag = @expected",
                    new { type = grainId.Type.ToString(), key = grainId.Key.ToString(), stateName, expected },
                    transaction),
                CancellationToken.None).ConfigureAwait(false);
            GrainStateVersion.RequireOne(deleted, stateName, grainId, grainState);
        }

        GrainStateVersion.Reset(grainState);
    }

    private sealed record Row(long Etag, string Payload);
}
