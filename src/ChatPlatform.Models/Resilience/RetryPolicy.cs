namespace ChatPlatform.Models.Resilience;

/// <summary>How a provider is called: how long it may be silent, and when it is asked a second time.</summary>
internal sealed record RetryPolicy(TimeSpan FirstTokenTimeout, TimeSpan NextTokenTimeout, TimeSpan MaxRetryAfter)
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMilliseconds(500);

    public static RetryPolicy Of(ModelOptions options) => new(options.FirstTokenTimeout, options.NextTokenTimeout, options.MaxRetryAfter);

    /// <summary>What to wait before the second and last attempt; null when there is none.</summary>
    /// <param name="attempt">That failed, from 1.</param>
    public TimeSpan? WaitAfter(ModelFailure failure, int attempt)
    {
        var wait = failure.RetryAfter ?? (DefaultWait < MaxRetryAfter ? DefaultWait : MaxRetryAfter);
        return attempt == 1 && failure.IsTransient && wait <= MaxRetryAfter ? wait : null;
    }
}
