using System.Collections.Immutable;
using ChatPlatform.Desk;
using Orleans;

namespace ChatPlatform.Sessions;

[GenerateSerializer]
public sealed record SessionTranscript(
    string SessionId,
    string BotId,
    string? Origin,
    Answerer Answerer,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    ImmutableArray<ChatMessage> Messages,
    string? Visitor = null,
    Handover? Handover = null);
