using System.Collections.Immutable;

namespace ChatPlatform.Sessions;

/// <summary>How a reply ended.</summary>
internal sealed record ReplyEnd(MessageStatus Status, ImmutableArray<Citation> Citations, TurnUsage? Usage);
