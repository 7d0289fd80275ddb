using Orleans;

namespace ChatPlatform;

/// <summary>
/// A refusal with a stable code that a program can switch on. Grains throw it, it crosses the wire,
/// and the front turns it into a problem document.
/// </summary>
[GenerateSerializer]
public sealed class ChatException : Exception
{
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">A sentence for a person that says what to do.</param>
    /// <param name="retryAfter">When the same call may succeed, if waiting helps.</param>
    /// <param name="limit">The limit that was reached, one of <see cref="Tenants.LimitNames"/>.</param>
    public ChatException(string code, string message, TimeSpan? retryAfter = null, string? limit = null)
        : base(message)
    {
        Code = code;
        RetryAfter = retryAfter;
        Limit = limit;
    }

    [Id(0)]
    public string Code { get; }

    [Id(1)]
    public TimeSpan? RetryAfter { get; }

    [Id(2)]
    public string? Limit { get; }
}
