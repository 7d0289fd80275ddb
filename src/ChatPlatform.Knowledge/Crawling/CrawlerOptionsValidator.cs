using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Says at start which setting of the crawler is wrong.</summary>
internal sealed class CrawlerOptionsValidator : IValidateOptions<CrawlerOptions>
{
    public ValidateOptionsResult Validate(string? name, CrawlerOptions options)
    {
        var failures = new List<string>();
        Check(options.ConcurrencyPerHost is >= 1 and <= 64, "ConcurrencyPerHost must be 1 to 64.");
        Check(options.MaxBodyBytes is >= 1024 and <= 100 << 20, "MaxBodyBytes must be 1,024 to 104,857,600.");
        Check(options.RequestTimeout >= TimeSpan.FromSeconds(1), "RequestTimeout must be a second or more.");
        Check(options.MaxDepth >= 0, "MaxDepth must not be negative.");
        Check(options.MaxRedirects is >= 0 and <= 20, "MaxRedirects must be 0 to 20.");
        foreach (var host in options.AllowPrivateHosts)
        {
            Check(
                Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var url) && url.PathAndQuery == "/" && host.Contains(':', StringComparison.Ordinal),
                $"AllowPrivateHosts must list \"host:port\", such as \"localhost:8090\"; '{host}' is none.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool isRight, string sentence)
        {
            if (!isRight)
            {
                failures.Add($"{CrawlerOptions.Section}: {sentence}");
            }
        }
    }
}
