using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A row of the table sessions.</summary>
internal class SessionRow
{
    public const string Columns = "id AS Id, bot_id AS BotId, origin AS Origin, answerer AS Answerer, created_at AS CreatedAt, updated_at AS UpdatedAt, visitor AS Visitor";

    /// <summary>With how it came to the one who answers.</summary>
    public const string AllColumns = $"{Columns}, handovers AS Handovers, agent_id AS AgentId, agent_name AS AgentName, waiting_since AS WaitingSince, handover_reason AS HandoverReason";

    public required string Id { get; init; }

    public required string BotId { get; init; }

    public string? Origin { get; init; }

    public required string Answerer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public string? Visitor { get; init; }

    public int Handovers { get; init; }

    public string? AgentId { get; init; }

    public string? AgentName { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    public string? HandoverReason { get; init; }

    public SessionTranscript ToTranscript(IEnumerable<MessageRow> messages) =>
        new(
            Id, BotId, Origin, Answerer.ToEnum<Answerer>(), CreatedAt, UpdatedAt, [.. messages.Select(message => message.ToMessage())], StoredText.Decode(Visitor),
            new Handover(
                Handovers, AgentId is null ? null : new Agent(AgentId, StoredText.Decode(AgentName)!), WaitingSince, HandoverReason?.ToEnum<HandoverReason>()));
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
