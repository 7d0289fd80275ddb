using System.Globalization;
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
        grainState.RecordExists = row is not null;
        grainState.ETag = row?.Etag.ToString(CultureInfo.InvariantCulture);
        grainState.State = row is null ? Activator.CreateInstance<T>() : SqliteValues.FromJson<T>(row.Payload);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var expected = Expected(grainState);
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
        RequireOne(written, stateName, grainId, grainState);
        grainState.ETag = parameters.etag.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var expected = Expected(grainState);
        if (expected > 0)
        {
            var database = await platform.OpenAsync(CancellationToken.None).ConfigureAwait(false);
            var deleted = await database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(
                    "DELETE FROM grain_state WHERE grain_type = @type AND grain_key = @key AND name = @stateName AND etag = @expected",
                    new { type = grainId.Type.ToString(), key = grainId.Key.ToString(), stateName, expected },
                    transaction),
                CancellationToken.None).ConfigureAwait(false);
            RequireOne(deleted, stateName, grainId, grainState);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static long Expected<T>(IGrainState<T> state) =>
        string.IsNullOrEmpty(state.ETag) ? 0 : long.Parse(state.ETag, CultureInfo.InvariantCulture);

    private static void RequireOne<T>(int rows, string stateName, GrainId grainId, IGrainState<T> state)
    {
        if (rows != 1)
        {
            throw new InconsistentStateException(
                $"The state '{stateName}' of {grainId} was changed by another activation.", storedEtag: "unknown", currentEtag: state.ETag ?? "");
        }
    }

    private sealed record Row(long Etag, string Payload);
}
