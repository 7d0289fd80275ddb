using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>A row of the table pages. Links are URLs, which hold no line break, one a line.</summary>
internal sealed class PageRow
{
    public const string Columns =
        """
        position AS Position, url AS Url, depth AS Depth, state AS State, reason AS Reason, title AS Title, http_status AS HttpStatus,
        chunks AS Chunks, read_at AS ReadAt, etag AS ETag, last_modified AS LastModified, body_hash AS BodyHash,
        index_version AS IndexVersion, text_hash AS TextHash, links AS Links
        """;

    public long Position { get; init; }

    public string TenantId { get; init; } = "";

    public string SourceId { get; init; } = "";

    public int Run { get; init; }

    public required string Url { get; init; }

    public int Depth { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Title { get; init; }

    public int? HttpStatus { get; init; }

    public int Chunks { get; init; }

    public string? ReadAt { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? BodyHash { get; init; }

    public string? IndexVersion { get; init; }

    public string? TextHash { get; init; }

    public required string Links { get; init; }

    public static PageRow From(string tenantId, string sourceId, int run, PageRecord page) => new()
    {
        TenantId = tenantId,
        SourceId = sourceId,
        Run = run,
        Url = page.Entry.Url,
        Depth = page.Depth,
        State = page.Entry.State.ToText(),
        Reason = page.Entry.Reason,
        Title = page.Entry.Title,
        HttpStatus = page.Entry.HttpStatus,
        Chunks = page.Entry.Chunks,
        ReadAt = page.Entry.ReadAt?.ToText(),
        ETag = page.Validators?.ETag,
        LastModified = page.Validators?.LastModified,
        BodyHash = page.Validators?.BodyHash,
        IndexVersion = page.Validators?.IndexVersion,
        TextHash = page.TextHash,
        Links = string.Join('\n', page.Links),
    };

    public PageEntry ToEntry() =>
        new(Url, State.ToEnum<PageState>(), Reason, Title, HttpStatus, Chunks, ReadAt?.ToTime());

    public PageRecord ToRecord() => new(
        ToEntry(),
        Depth,
        IndexVersion is null ? null : new PageValidators(ETag, LastModified, BodyHash, IndexVersion),
        TextHash,
        Links.Length == 0 ? [] : Links.Split('\n'));
}
