using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Models.Resilience;

/// <summary>Embeds in batches, each with the chat's time-out, one retry and readable errors.</summary>
internal sealed class ResilientEmbeddingGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner,
    string provider,
    RetryPolicy policy,
    TimeProvider time,
    ILogger<ResilientEmbeddingGenerator> logger) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    /// <summary>Texts in one request; providers take 2,048 but also limit the tokens of them all.</summary>
    private const int BatchSize = 128;

    /// <exception cref="ChatException"><c>model_unavailable</c>.</exception>
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(BatchSize))
        {
            var part = await GenerateBatchAsync(batch, options, cancellationToken).ConfigureAwait(false);
            all.AddRange(part);
            if (part.Usage is { } usage)
            {
                (all.Usage ??= new()).Add(usage);
            }
        }

        return all;
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> GenerateBatchAsync(string[] batch, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var limit = new CancellationTokenSource(policy.FirstTokenTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                return await InnerGenerator.GenerateAsync(batch, options, either.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var failure = ModelFailure.Of(limit.IsCancellationRequested ? new TimeoutException() : exception);
                if (policy.WaitAfter(failure, attempt) is not { } wait)
                {
                    logger.Failed(provider, failure.Cause, "while embedding", attempt);
                    throw failure.ToException();
                }

                logger.Retrying(provider, failure.Cause, wait);
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
