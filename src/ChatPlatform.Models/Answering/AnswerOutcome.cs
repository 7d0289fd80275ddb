using System.Collections.Immutable;
using ChatPlatform.Sessions;

namespace ChatPlatform.Models.Answering;

/// <param name="Status"><see cref="MessageStatus.Complete"/> or <see cref="MessageStatus.Unanswered"/>.</param>
/// <param name="Text">The deltas joined.</param>
/// <param name="Citations">Those whose markers stand in the text, by index.</param>
public sealed record AnswerOutcome(MessageStatus Status, string Text, ImmutableArray<Citation> Citations, TurnUsage Usage);
