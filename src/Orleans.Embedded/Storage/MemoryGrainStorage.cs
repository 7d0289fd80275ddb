using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>States as JSON in a dictionary, so that what is stored is not what the grain goes on changing.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    private readonly ConcurrentDictionary<(string Name, GrainId Id), Entry> _entries = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var entry = _entries.GetValueOrDefault((stateName, grainId));
        grainState.State = entry is null ? Activator.CreateInstance<T>() : JsonSerializer.Deserialize<T>(entry.State, Json);
        grainState.ETag = entry?.ETag;
        grainState.RecordExists = entry is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var before = Check(key, grainState.ETag);
        var version = before is null ? 1 : before.Version + 1;
        var entry = new Entry(JsonSerializer.SerializeToUtf8Bytes(grainState.State, Json), version);
        if (!(before is null ? _entries.TryAdd(key, entry) : _entries.TryUpdate(key, entry, before)))
            throw Conflict(key, grainState.ETag);
        grainState.ETag = entry.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (Check(key, grainState.ETag) is { } before && !_entries.TryRemove(new(key, before)))
            throw Conflict(key, grainState.ETag);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private Entry? Check((string Name, GrainId Id) key, string? expected)
    {
        var entry = _entries.GetValueOrDefault(key);
        return entry?.ETag == expected ? entry : throw Conflict(key, expected);
    }

    private InconsistentStateException Conflict((string Name, GrainId Id) key, string? expected) => new(
        $"'{key.Name}' of {key.Id} was written by another meanwhile.", _entries.GetValueOrDefault(key)?.ETag, expected);

    private sealed class Entry(byte[] state, long version)
    {
        public byte[] State => state;

        public long Version => version;

        public string ETag { get; } = version.ToString(CultureInfo.InvariantCulture);
    }
}
