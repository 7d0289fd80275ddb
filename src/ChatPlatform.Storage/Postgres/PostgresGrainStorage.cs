using Dapper;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Grain state as JSON rows of the platform's tables; the etag is a number that grows with each write.</summary>
public sealed class PostgresGrainStorage(PostgresPlatform platform) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<Row>(
                "SELECT etag, payload FROM grain_state WHERE grain_type = @type AND grain_key = @key AND name = @stateName",
                new { type = grainId.Type.ToString(), key = grainId.Key.ToString(), stateName },
                transaction),
            CancellationToken.None).ConfigureAwait(false);
        if (row is null)
        {
            GrainStateVersion.Reset(grainState);
            return;
        }

        grainState.RecordExists = true;
        grainState.ETag = GrainStateVersion.ToEtag(row.Etag);
        grainState.State = PostgresValues.FromJson<T>(row.Payload);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var expected = GrainStateVersion.Of(grainState);
        var etag = expected + 1;
        var written = await platform.WriteAsync(
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    expected == 0
                        ? "INSERT INTO grain_state (grain_type, grain_key, name, etag, payload) VALUES ($1, $2, $3, $4, $5::jsonb) ON CONFLICT DO NOTHING"
                        : "UPDATE grain_state SET etag = $4, payload = $5::jsonb WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND etag = $4 - 1",
                    grainId.Type.ToString(), grainId.Key.ToString(), stateName, etag, PostgresValues.ToJson(grainState.State))
                .ExecuteAsync(CancellationToken.None),
            CancellationToken.None).ConfigureAwait(false);
        GrainStateVersion.RequireOne(written, stateName, grainId, grainState);
        grainState.ETag = GrainStateVersion.ToEtag(etag);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var expected = GrainStateVersion.Of(grainState);
        if (expected > 0)
        {
            var deleted = await platform.WriteAsync(
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
