using System.Globalization;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>A row of documents.</summary>
internal sealed class StoredDocument
{
    public const string Columns =
        "id AS Id, source_id AS SourceId, url AS Url, title AS Title, language AS Language, bytes AS Bytes, chunks AS Chunks, indexed_at AS IndexedAt";

    public required string Id { get; init; }

    public string? SourceId { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public string? Language { get; init; }

    public long Bytes { get; init; }

    public int Chunks { get; init; }

    public DateTime IndexedAt { get; init; }

    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    public static (DateTime IndexedAt, string Id) Decode(string cursor)
    {
        var (time, id) = ListCursor.Decode(cursor);
        return DateTime.TryParseExact(time, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) && at.Kind == DateTimeKind.Utc
            ? (at, id)
            : throw ListCursor.Unknown();
    }

    public string Encode() => ListCursor.Encode(IndexedAt.ToString("O", CultureInfo.InvariantCulture), Id);

    public DocumentRow ToRow() => new(new DocumentRecord(Id, SourceId, Url, Title, Language, Bytes, new DateTimeOffset(IndexedAt)), Chunks);
}
