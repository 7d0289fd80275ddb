using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A row of the table sessions.</summary>
internal class SessionRow
{
    public const string Columns = "id AS Id, bot_id AS BotId, origin AS Origin, answerer AS Answerer, created_at AS CreatedAt, updated_at AS UpdatedAt, visitor AS Visitor";

    public required string Id { get; init; }

    public required string BotId { get; init; }

    public string? Origin { get; init; }

    public required string Answerer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string? Visitor { get; init; }

    public SessionTranscript ToTranscript(IEnumerable<MessageRow> messages) =>
        new(Id, BotId, Origin, Answerer.ToEnum<Answerer>(), CreatedAt, UpdatedAt, [.. messages.Select(message => message.ToMessage())], StoredText.Decode(Visitor));
}

/// <summary>A row of the list of sessions.</summary>
internal sealed class SummaryRow : SessionRow
{
    public int Messages { get; init; }

    public required string FirstMessage { get; init; }

    public int Unanswered { get; init; }

    public int RatedUp { get; init; }

    public int RatedDown { get; init; }

    public SessionSummary ToSummary() => new(
        Id, BotId, Origin, Answerer.ToEnum<Answerer>(), Messages, StoredText.Decode(FirstMessage)!, CreatedAt, UpdatedAt, StoredText.Decode(Visitor),
        Unanswered, RatedUp, RatedDown);
}
