using System.Collections.Immutable;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>A route or hub method as the running program has it.</summary>
/// <param name="Pattern">The route's, or the hub's.</param>
/// <param name="HubMethod">null for a route.</param>
/// <param name="Inputs">All that can hold text, such as "id", "cursor", "bots[].id".</param>
/// <param name="InBody">Those of them that stand in the body, or in a hub method's arguments.</param>
/// <param name="Arguments">The names of a hub method's, in order.</param>
/// <param name="Streams">Of a hub method: whether it answers with a stream.</param>
internal sealed record Entry(
    string Name,
    string Pattern,
    ImmutableArray<string> Methods,
    string? HubMethod,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> InBody,
    ImmutableArray<string> Arguments,
    bool Streams);
