using Anthropic;
using ChatPlatform.Models.Resilience;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Providers;

/// <summary>Anthropic's messages through the adapter that its own package brings.</summary>
internal static class AnthropicProvider
{
    private const string PublicUrl = "https://api.anthropic.com";

    public static IChatClient CreateChatClient(ProviderOptions options, TimeProvider time)
    {
        // Everything is set, because what is not would be read from the environment.
        var client = new AnthropicClient
        {
            ApiKey = options.ApiKey,
            AuthToken = null,
            BaseUrl = options.BaseUrl.Length > 0 ? options.BaseUrl.TrimEnd('/') : PublicUrl,
            HttpClient = ProviderHandler.CreateClient(time, sendsKey: true),
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return client.AsIChatClient(options.Model);
    }
}
