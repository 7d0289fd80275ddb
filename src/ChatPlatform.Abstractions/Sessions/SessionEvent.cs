using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatPlatform.Desk;
using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>What a watcher is told. On the wire each is an object with its name under "type".</summary>
[GenerateSerializer]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MessageEvent), "message")]
[JsonDerivedType(typeof(DeltaEvent), "delta")]
[JsonDerivedType(typeof(ResetEvent), "reset")]
[JsonDerivedType(typeof(CitationsEvent), "citations")]
[JsonDerivedType(typeof(CompletedEvent), "completed")]
[JsonDerivedType(typeof(StateEvent), "state")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
[JsonDerivedType(typeof(NoteEvent), "note")]
[JsonDerivedType(typeof(VisitorTypingEvent), "visitor_typing")]
public abstract record SessionEvent;

/// <summary>A message and its text so far; one seen before under this id is replaced.</summary>
/// <param name="Author">The name of the agent who wrote it.</param>
[GenerateSerializer]
public sealed record MessageEvent(
    string MessageId,
    MessageRole Role,
    MessageStatus Status,
    string Text,
    int Revision,
    string? ClientMessageId,
    string? ReplyTo,
    Rating? Rating,
    DateTimeOffset CreatedAt,
    string? Author = null) : SessionEvent;

/// <summary>Text to append at <paramref name="Offset"/> (UTF-16 code units).</summary>
[GenerateSerializer]
public sealed record DeltaEvent(string MessageId, int Offset, string Text, int Revision) : SessionEvent;

/// <summary>The message's text begins anew; forget what was seen of it.</summary>
[GenerateSerializer]
public sealed record ResetEvent(string MessageId, int Revision) : SessionEvent;

[GenerateSerializer]
public sealed record CitationsEvent(string MessageId, ImmutableArray<Citation> Citations) : SessionEvent;

[GenerateSerializer]
public sealed record CompletedEvent(string MessageId, MessageStatus Status) : SessionEvent;

/// <param name="Typing">The agent is.</param>
[GenerateSerializer]
public sealed record StateEvent(Answerer Answerer, string? AgentName, bool Typing) : SessionEvent;

[GenerateSerializer]
public sealed record ErrorEvent(string Code, string Message, bool Retryable) : SessionEvent;

/// <summary>What people wrote to each other; <see cref="ISessionGrain.WatchAtDesk"/> alone tells it. One seen before under its id is the same.</summary>
[GenerateSerializer]
public sealed record NoteEvent(Note Note) : SessionEvent;

/// <summary>The visitor writes, or has stopped; <see cref="ISessionGrain.WatchAtDesk"/> alone tells it.</summary>
[GenerateSerializer]
public sealed record VisitorTypingEvent(bool Typing) : SessionEvent;
