using System.Collections.Immutable;
using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A row of the table messages.</summary>
internal sealed class MessageRow
{
    public const string Columns =
        """
        id AS Id, sequence AS Sequence, role AS Role, status AS Status, text AS Text, revision AS Revision,
        client_message_id AS ClientMessageId, reply_to AS ReplyTo, citations AS Citations, rating AS Rating, created_at AS CreatedAt,
        rating_comment AS RatingComment, author AS Author, retrieval AS Retrieval
        """;

    public required string Id { get; init; }

    public int Sequence { get; init; }

    public required string Role { get; init; }

    public required string Status { get; init; }

    public required string Text { get; init; }

    public int Revision { get; init; }

    public string? ClientMessageId { get; init; }

    public string? ReplyTo { get; init; }

    public required string Citations { get; init; }

    public string? Rating { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? RatingComment { get; init; }

    public string? Author { get; init; }

    public string? Retrieval { get; init; }

    public ChatMessage ToMessage() => new(
        Id,
        Sequence,
        Role.ToEnum<MessageRole>(),
        Status.ToEnum<MessageStatus>(),
        StoredText.Decode(Text)!,
        Revision,
        ClientMessageId,
        ReplyTo,
        PostgresValues.FromJson<ImmutableArray<Citation>>(Citations),
        Rating?.ToEnum<Rating>(),
        CreatedAt,
        StoredText.Decode(RatingComment),
        StoredText.Decode(Author),
        Retrieval is null ? null : PostgresValues.FromJson<ImmutableArray<RetrievedPassage>>(Retrieval));
}
