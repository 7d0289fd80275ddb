using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatPlatform.Knowledge;
using ChatPlatform.Sessions;

namespace ChatPlatform.Playground;

/// <summary>What is seen of a trial, in this order. On the wire each is an object with its name under "type".</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RetrievedEvent), "retrieved")]
[JsonDerivedType(typeof(PromptEvent), "prompt")]
[JsonDerivedType(typeof(WordsEvent), "delta")]
[JsonDerivedType(typeof(CitedEvent), "citations")]
[JsonDerivedType(typeof(EndedEvent), "completed")]
[JsonDerivedType(typeof(RefusedEvent), "error")]
public abstract record PlaygroundEvent;

/// <param name="Hits">What was found, best first.</param>
public sealed record RetrievedEvent(ImmutableArray<RetrievalHit> Hits) : PlaygroundEvent;

/// <param name="Messages">As the model is asked them.</param>
public sealed record PromptEvent(ImmutableArray<PromptMessage> Messages) : PlaygroundEvent;

/// <param name="Text">To be appended to the reply.</param>
public sealed record WordsEvent(string Text) : PlaygroundEvent;

public sealed record CitedEvent(ImmutableArray<Citation> Citations) : PlaygroundEvent;

/// <param name="Currency">Of the cost, ISO 4217.</param>
public sealed record EndedEvent(MessageStatus Status, TurnUsage Usage, decimal Cost, string Currency, PlaygroundTimings Timings) : PlaygroundEvent;

public sealed record RefusedEvent(string Code, string Message) : PlaygroundEvent;
