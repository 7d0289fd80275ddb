using System.Text.Json;

namespace ChatPlatform.Testing;

/// <summary>A request as a <see cref="FakeModelServer"/> received it.</summary>
/// <param name="Headers">By name, case-insensitive.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Disconnected">Completes when the client has closed the connection before the reply was at its end.</param>
public sealed record FakeModelRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Text, Task Disconnected)
{
    public JsonElement Body { get; } = JsonDocument.Parse(Text).RootElement;
}
