using System.Collections.Immutable;
using ChatPlatform.Models.Answering;

namespace ChatPlatform.Sessions;

/// <param name="Retrieval">What was found for it, best first; null when nothing was looked for.</param>
public sealed record AskedAnswer(AnswerStream Stream, ImmutableArray<RetrievedPassage>? Retrieval = null);
