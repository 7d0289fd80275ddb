namespace ChatPlatform.Models;

/// <summary>Settings under <c>Chat:Models</c>.</summary>
public sealed class ModelOptions
{
    public const string Section = "Chat:Models";

    /// <summary>The provider of bots that name none; one of <see cref="ModelNames"/>.</summary>
    public string Default { get; set; } = ModelNames.Extractive;

    /// <summary>Of the prices, and of every amount of money on the platform; ISO 4217.</summary>
    public string Currency { get; set; } = "USD";

    public ExtractiveOptions Extractive { get; set; } = new();

    public ProviderOptions OpenAI { get; set; } = new();

    public ProviderOptions Anthropic { get; set; } = new();

    /// <summary>From the call to the first word, a retry not included.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between one word and the next.</summary>
    public TimeSpan NextTokenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>"host:port" of servers on private addresses that tenants' own models may be at; all else must be public, and https.</summary>
    public IList<string> AllowPrivateHosts { get; } = [];

    /// <summary>The longest wait before the one retry; a provider that asks for more is not asked again.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(10);
}
