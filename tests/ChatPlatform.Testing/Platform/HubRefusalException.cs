using System.Text.Json.Nodes;

namespace ChatPlatform.Testing.Platform;

/// <summary>The hub said no.</summary>
public sealed class HubRefusalException(string message) : Exception(message)
{
    private readonly JsonNode? _refusal =
        message.IndexOf('{', StringComparison.Ordinal) is >= 0 and var brace ? JsonNode.Parse(message[brace..]) : null;

    /// <summary>"unknown" when the hub gave no code.</summary>
    public string Code => _refusal?["code"]?.GetValue<string>() ?? "unknown";

    /// <summary>When the same call may succeed; null when waiting does not help.</summary>
    public TimeSpan? RetryAfter => _refusal?["retry_after"] is { } seconds ? TimeSpan.FromSeconds(seconds.GetValue<int>()) : null;
}
