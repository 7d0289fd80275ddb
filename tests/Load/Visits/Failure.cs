using System.Net.WebSockets;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Visits;

/// <summary>What went wrong on the way to the platform, in a word.</summary>
internal static class Failure
{
    /// <returns>null for what is not the platform's or the network's doing.</returns>
    public static string? CodeOf(Exception failure) => failure switch
    {
        HubRefusalException refusal => refusal.Code,
        HubClosedException => "connection_lost",
        WebSocketException => "connect_failed",
        HttpRequestException { StatusCode: { } status } => $"http_{(int)status}",
        HttpRequestException or IOException => "connect_failed",
        TimeoutException => "no_answer",
        _ => null,
    };

    public static TimeSpan? RetryAfter(Exception failure) => (failure as HubRefusalException)?.RetryAfter;

    /// <summary>Whether the platform has said no for good: not by a break, not "later", not by a fault of its own.</summary>
    public static bool IsFinal(Exception failure) => failure is HubRefusalException { RetryAfter: null, Code: not ("internal" or "unknown") };
}
