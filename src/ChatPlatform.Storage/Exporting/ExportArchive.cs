using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatPlatform.Storage.Exporting;

/// <summary>A zip file that is written as it goes: files of JSON Lines, and at last what they should add up to.</summary>
internal sealed class ExportArchive(ZipArchive zip, DateTimeOffset at)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly List<ExportedFile> _files = [];

    public async Task AddAsync<T>(string name, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        var (count, bytes) = (0L, 0L);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var file = await OpenAsync(name, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(record, Json), (byte)'\n'];
                hash.AppendData(line);
                await file.WriteAsync(line, cancellationToken).ConfigureAwait(false);
                (count, bytes) = (count + 1, bytes + line.Length);
            }
        }

        _files.Add(new ExportedFile(name, count, bytes, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    public async Task EndAsync(string tenantId, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(ExportManifest.FileName, cancellationToken).ConfigureAwait(false);
        var manifest = new ExportManifest(ExportManifest.CurrentFormat, tenantId, at, [.. _files]);
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, Json), cancellationToken).ConfigureAwait(false);
    }

    private Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        return entry.OpenAsync(cancellationToken);
    }
}
