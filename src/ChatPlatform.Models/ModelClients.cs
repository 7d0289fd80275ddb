using ChatPlatform.Models.Providers;
using ChatPlatform.Models.Resilience;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Models;

/// <summary>Makes clients of models that are not in the settings.</summary>
public sealed class ModelClients
{
    private readonly RetryPolicy _policy;
    private readonly TimeProvider _time;
    private readonly ILogger<ResilientChatClient> _logger;

    internal ModelClients(IOptions<ModelOptions> options, TimeProvider time, ILogger<ResilientChatClient> logger)
    {
        _policy = RetryPolicy.Of(options.Value);
        _time = time;
        _logger = logger;
    }

    /// <param name="provider"><see cref="ModelNames.OpenAI"/> or <see cref="ModelNames.Anthropic"/>: whose protocol.</param>
    /// <param name="connections">What connects; many clients may share it, and none ends it.</param>
    public IChatClient Create(string provider, ProviderOptions options, HttpMessageHandler connections)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(connections);
        IChatClient client = provider switch
        {
            ModelNames.OpenAI => OpenAIProvider.CreateChatClient(options, _time, connections),
            ModelNames.Anthropic => AnthropicProvider.CreateChatClient(options, _time, connections),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Not a provider."),
        };
        return new ResilientChatClient(client, provider, _policy, _time, _logger);
    }
}
