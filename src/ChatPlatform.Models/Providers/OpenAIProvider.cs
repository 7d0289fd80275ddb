using System.ClientModel;
using System.ClientModel.Primitives;
using ChatPlatform.Models.Resilience;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace ChatPlatform.Models.Providers;

/// <summary>Clients for OpenAI and every server that speaks its protocol.</summary>
internal static class OpenAIProvider
{
    /// <summary>The library insists on a key; its header is taken off again before it is sent.</summary>
    private const string NoKey = "none";

    public static OpenAIChatClient CreateChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? connections = null) =>
        new(new ChatClient(options.Model, Credential(options), Pipeline(options, time, connections)), options.Model, Endpoint(options));

    public static OpenAIEmbeddingGenerator CreateEmbeddingGenerator(ProviderOptions options, TimeProvider time) =>
        new(new EmbeddingClient(options.EmbeddingModel, Credential(options), Pipeline(options, time, connections: null)), options.EmbeddingModel, Endpoint(options), options.Dimensions);

    private static OpenAIClientOptions Pipeline(ProviderOptions options, TimeProvider time, HttpMessageHandler? connections)
    {
        var pipeline = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(ProviderHandler.CreateClient(time, sendsKey: options.ApiKey.Length > 0, connections)),
            // Retries and time-outs are ResilientChatClient's alone.
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        if (Endpoint(options) is { } endpoint)
        {
            pipeline.Endpoint = endpoint;
        }

        return pipeline;
    }

    private static ApiKeyCredential Credential(ProviderOptions options) => new(options.ApiKey.Length > 0 ? options.ApiKey : NoKey);

    private static Uri? Endpoint(ProviderOptions options) => options.BaseUrl.Length > 0 ? new Uri(options.BaseUrl) : null;
}
