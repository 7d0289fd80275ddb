using System.Net;

namespace ChatPlatform.Models.Resilience;

/// <summary>A provider's answer other than success. Carries nothing of its body, so that nothing of it can leak.</summary>
/// <param name="retryAfter">What the provider asks to wait, if it does; never negative.</param>
internal sealed class ModelCallException(HttpStatusCode status, TimeSpan? retryAfter)
    : Exception($"The model's provider answered with status {(int)status}.")
{
    public HttpStatusCode Status { get; } = status;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}
