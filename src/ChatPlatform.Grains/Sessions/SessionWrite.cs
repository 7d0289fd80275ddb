using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Sessions;

/// <summary>What is to be stored of a session at once.</summary>
/// <param name="HandsOver">Who answers is another one from here on.</param>
internal sealed record SessionWrite(SessionHeader Header, ImmutableArray<ChatMessage> Messages, bool HandsOver = false);
