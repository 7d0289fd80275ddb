using System.Text.Json.Nodes;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>An address that the program answers, and what it says of it.</summary>
/// <param name="Pattern">Such as "/api/v1/sources/{id}/pages".</param>
/// <param name="Query">The names of its query's parameters.</param>
/// <param name="Example">A body that it takes; null for none.</param>
/// <param name="Statuses">That its description names; empty when it has no description.</param>
internal sealed record FuzzRoute(string Method, string Pattern, IReadOnlyList<string> Query, JsonNode? Example, IReadOnlySet<int> Statuses)
{
    public override string ToString() => $"{Method} {Pattern}";
}
