using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Resilience;

/// <summary>
/// Calls a provider with time-outs, one retry before the first word and none after it, and errors that
/// a visitor may read. It always streams: a whole response is a stream read to its end.
/// </summary>
internal sealed class ResilientChatClient(IChatClient inner, string provider, RetryPolicy policy, TimeProvider time, ILogger<ResilientChatClient> logger)
    : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ModelMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <exception cref="ChatException"><c>model_unavailable</c>.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ModelMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        var before = new List<ChatResponseUpdate>();
        await using var stream = await OpenAsync(asked, options, before, cancellationToken).ConfigureAwait(false);
        foreach (var update in before)
        {
            yield return update;
        }

        while (await MoveOnAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            yield return stream.Current;
        }
    }

    /// <summary>A stream that has brought its first word; <paramref name="before"/> is all up to it.</summary>
    private async Task<WatchedStream> OpenAsync(List<ModelMessage> messages, ChatOptions? options, List<ChatResponseUpdate> before, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            before.Clear();
            var stream = new WatchedStream(token => InnerClient.GetStreamingResponseAsync(messages, options, token), time, cancellationToken);
            try
            {
                await ReadToFirstWordAsync(stream, before).ConfigureAwait(false);
                return stream;
            }
            catch (Exception exception)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                var failure = ModelFailure.Of(exception);
                if (policy.WaitAfter(failure, attempt) is not { } wait)
                {
                    logger.Failed(provider, failure.Cause, "before the first word", attempt);
                    throw failure.ToException();
                }

                logger.Retrying(provider, failure.Cause, wait);
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadToFirstWordAsync(WatchedStream stream, List<ChatResponseUpdate> before)
    {
        while (await stream.MoveNextAsync(policy.FirstTokenTimeout).ConfigureAwait(false))
        {
            before.Add(stream.Current);
            if (stream.Current.Text.Length > 0)
            {
                return;
            }
        }
    }

    private async Task<bool> MoveOnAsync(WatchedStream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNextAsync(policy.NextTokenTimeout).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = ModelFailure.Of(exception);
            logger.Failed(provider, failure.Cause, "in the middle of a reply", 1);
            throw failure.ToException();
        }
    }
}
