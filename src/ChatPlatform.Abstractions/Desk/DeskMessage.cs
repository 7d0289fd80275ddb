using ChatPlatform.Sessions;
using Orleans;

namespace ChatPlatform.Desk;

/// <param name="Text">200 characters at most.</param>
[GenerateSerializer]
public sealed record DeskMessage(MessageRole Role, string Text, DateTimeOffset CreatedAt);
