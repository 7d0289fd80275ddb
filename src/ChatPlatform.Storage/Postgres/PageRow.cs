using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A row of the table pages.</summary>
internal sealed class PageRow
{
    public const string Columns =
        """
        position AS Position, url AS Url, depth AS Depth, state AS State, reason AS Reason, title AS Title, http_status AS HttpStatus,
        chunks AS Chunks, read_at AS ReadAt, etag AS ETag, last_modified AS LastModified, body_hash AS BodyHash,
        index_version AS IndexVersion, text_hash AS TextHash, links AS Links
        """;

    public long Position { get; init; }

    public required string Url { get; init; }

    public int Depth { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Title { get; init; }

    public int? HttpStatus { get; init; }

    public int Chunks { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? BodyHash { get; init; }

    public string? IndexVersion { get; init; }

    public string? TextHash { get; init; }

    public required string[] Links { get; init; }

    public PageEntry ToEntry() =>
        new(Url, State.ToEnum<PageState>(), StoredText.Decode(Reason), StoredText.Decode(Title), HttpStatus, Chunks, ReadAt);

    public PageRecord ToRecord() => new(
        ToEntry(),
        Depth,
        IndexVersion is null ? null : new PageValidators(StoredText.Decode(ETag), StoredText.Decode(LastModified), BodyHash, IndexVersion),
        TextHash,
        Links);
}
