using System.Collections.Immutable;
using ChatPlatform.Sessions;

namespace ChatPlatform.Web.Servers;

/// <param name="MessageId">Of the reply; null when a person will answer.</param>
/// <param name="Usage">null when no model was asked.</param>
public sealed record ChatResponse(
    string? MessageId,
    string SessionId,
    MessageStatus Status,
    string Reply,
    ImmutableArray<Citation> Citations,
    TurnUsage? Usage);
