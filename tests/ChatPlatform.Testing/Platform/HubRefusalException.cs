using System.Text.Json.Nodes;

namespace ChatPlatform.Testing.Platform;

/// <summary>The hub said no.</summary>
public sealed class HubRefusalException(string message) : Exception(message)
{
    public string Code => JsonNode.Parse(Message[Message.IndexOf('{', StringComparison.Ordinal)..])!["code"]!.GetValue<string>();
}
