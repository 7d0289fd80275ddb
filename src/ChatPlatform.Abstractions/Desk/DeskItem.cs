using ChatPlatform.Sessions;
using Orleans;

namespace ChatPlatform.Desk;

/// <summary>A conversation that waits for a person or is with one.</summary>
/// <param name="State"><see cref="Answerer.Waiting"/> or <see cref="Answerer.Agent"/>.</param>
/// <param name="Reason">null where an agent took it from the bot, as <paramref name="WaitingSince"/> is.</param>
/// <param name="Unread">The visitor's messages since the last reply.</param>
[GenerateSerializer]
public sealed record DeskItem(
    string SessionId,
    string Bot,
    Answerer State,
    Agent? Agent,
    HandoverReason? Reason,
    DateTimeOffset? WaitingSince,
    DeskMessage? LastMessage,
    bool VisitorOnline,
    int Unread);
