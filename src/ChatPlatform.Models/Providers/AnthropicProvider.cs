using Anthropic;
using ChatPlatform.Models.Resilience;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Providers;

/// <summary>Anthropic's messages through the adapter that its own package brings.</summary>
internal static class AnthropicProvider
{
    private const string PublicUrl = "https://api.anthropic.com";

    public static IChatClient CreateChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? connections = null)
    {
        // Key and address are always set, because what is not would be read from the environment.
        var client = new AnthropicClient
        {
            ApiKey = options.ApiKey,
            BaseUrl = options.BaseUrl.Length > 0 ? options.BaseUrl.TrimEnd('/') : PublicUrl,
            HttpClient = ProviderHandler.CreateClient(time, sendsKey: true, connections),
            // Retries and time-outs are ResilientChatClient's; the library tells the server this one, so it must be a number.
            MaxRetries = 0,
            Timeout = TimeSpan.FromHours(1),
        };
        return client.AsIChatClient(options.Model);
    }
}
