using System.Net;
using System.Net.Sockets;
using Anthropic.Exceptions;

namespace ChatPlatform.Models.Resilience;

/// <summary>What a failed call means: what to say, whether trying again can help, and after how long.</summary>
/// <param name="Sentence">For a visitor. Names no host, no key, no model, and quotes no one.</param>
/// <param name="Cause">For the log, as careful.</param>
internal sealed record ModelFailure(string Sentence, string Cause, bool IsTransient, TimeSpan? RetryAfter = null)
{
    private const string Again = "Please ask again in a moment.";

    public static ModelFailure Of(Exception exception) => exception switch
    {
        ChatException known => new(known.Message, known.Code, false, known.RetryAfter),
        ModelCallException refused => OfStatus(refused.Status, refused.RetryAfter),
        // An error inside the stream: the provider failed after its headers were out.
        AnthropicSseException => OfStatus(HttpStatusCode.InternalServerError, null),
        TimeoutException => new($"The model took too long. {Again}", "time-out", false),
        _ when Chain(exception).OfType<ModelCallException>().FirstOrDefault() is { } refused => OfStatus(refused.Status, refused.RetryAfter),
        _ when Chain(exception).FirstOrDefault(IsConnectionFailure) is { } failure => new($"The model cannot be reached. {Again}", failure.GetType().Name, true),
        _ => new($"The model's reply could not be read. {Again}", exception.GetType().Name, false),
    };

    public ChatException ToException() => new(ErrorCodes.ModelUnavailable, Sentence, RetryAfter);

    private static ModelFailure OfStatus(HttpStatusCode status, TimeSpan? retryAfter)
    {
        var cause = $"status {(int)status}";
        return status switch
        {
            HttpStatusCode.TooManyRequests => new($"The model is busy. {Again}", cause, true, retryAfter),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new($"The model's provider has a fault. {Again}", cause, true, retryAfter),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new("The model is not available: its provider did not accept this server's key.", cause, false),
            HttpStatusCode.NotFound => new("The model is not available: its provider does not know it.", cause, false),
            _ => new("The model's provider refused the request.", cause, false),
        };
    }

    private static bool IsConnectionFailure(Exception exception) => exception is HttpRequestException or IOException or SocketException;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
