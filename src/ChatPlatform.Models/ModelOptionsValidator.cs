using System.Globalization;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Models;

/// <summary>Refuses settings that could only fail later, in sentences that name the setting and never its secret.</summary>
internal sealed class ModelOptionsValidator : IValidateOptions<ModelOptions>
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(ModelOptions options)
    {
        const string Root = ModelOptions.Section;
        IEnumerable<string> failures =
        [
            .. OfDefault(options),
            .. OfCurrency(options.Currency),
            .. OfProvider($"{Root}:OpenAI", options.OpenAI),
            .. OfProvider($"{Root}:Anthropic", options.Anthropic),
            .. OfTime($"{Root}:FirstTokenTimeout", options.FirstTokenTimeout, mayBeZero: false),
            .. OfTime($"{Root}:NextTokenTimeout", options.NextTokenTimeout, mayBeZero: false),
            .. OfTime($"{Root}:MaxRetryAfter", options.MaxRetryAfter, mayBeZero: true),
            .. OfTime($"{Root}:Extractive:DelayPerDelta", options.Extractive.DelayPerDelta, mayBeZero: true),
        ];
        if (options.Anthropic.CanChat && options.Anthropic.ApiKey.Length == 0)
        {
            failures = failures.Append($"{Root}:Anthropic:ApiKey is empty; {Root}:Anthropic:Model needs it.");
        }

        return options.Anthropic.CanEmbed
            ? failures.Append($"{Root}:Anthropic:EmbeddingModel must be empty: Anthropic offers no embeddings. Set {Root}:OpenAI:EmbeddingModel.")
            : failures;
    }

    private static IEnumerable<string> OfDefault(ModelOptions options)
    {
        const string Setting = $"{ModelOptions.Section}:Default";
        var (known, section, ready) = options.Default.ToLowerInvariant() switch
        {
            ModelNames.Extractive => (true, "", true),
            ModelNames.OpenAI => (true, "OpenAI", options.OpenAI.CanChat),
            ModelNames.Anthropic => (true, "Anthropic", options.Anthropic.CanChat),
            _ => (false, "", false),
        };
        if (!known)
        {
            yield return $"{Setting} is '{options.Default}'; it must be 'extractive', 'openai' or 'anthropic'.";
        }
        else if (!ready)
        {
            yield return $"{Setting} is '{options.Default}', but {ModelOptions.Section}:{section}:Model is empty. Set it to the name of the model that answers.";
        }
    }

    private static IEnumerable<string> OfCurrency(string currency)
    {
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
        {
            yield return $"{ModelOptions.Section}:Currency is '{currency}'; it must be three capital letters, such as USD or EUR (ISO 4217).";
        }
    }

    private static IEnumerable<string> OfPrice(string setting, decimal price)
    {
        if (!ModelPrice.IsValid(price))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{setting} is {price}; it must be {ModelPrice.Rule}.");
        }
    }

    private static IEnumerable<string> OfProvider(string section, ProviderOptions options)
    {
        var isUsed = options.CanChat || options.CanEmbed;
        if (isUsed && options.ApiKey.Length == 0 && options.BaseUrl.Length == 0)
        {
            yield return $"{section}:ApiKey is empty; set it, or {section}:BaseUrl for a server that needs none.";
        }

        if (!isUsed && options.ApiKey.Length > 0)
        {
            yield return $"{section}:ApiKey is set, but {section}:Model is empty. Set it to the name of the model that answers.";
        }

        if (options.ApiKey.Any(character => character is <= ' ' or > '~'))
        {
            yield return $"{section}:ApiKey holds a space, a line break or another character that no key has.";
        }

        if (options.BaseUrl.Length > 0 && !(Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url.UserInfo.Length == 0))
        {
            yield return $"{section}:BaseUrl must be an absolute http or https address without a user name in it.";
        }

        foreach (var sentence in OfPrice($"{section}:InputPrice", options.InputPrice).Concat(OfPrice($"{section}:OutputPrice", options.OutputPrice)))
        {
            yield return sentence;
        }

        if (options.Dimensions is < 0 or > 16_384)
        {
            yield return $"{section}:Dimensions is {options.Dimensions}; it must be 0, for the model's own, to 16384.";
        }
    }

    private static IEnumerable<string> OfTime(string setting, TimeSpan time, bool mayBeZero)
    {
        if (time > LongestTime || time < TimeSpan.Zero || (time == TimeSpan.Zero && !mayBeZero))
        {
            yield return $"{setting} is {time:c}; it must be {(mayBeZero ? "0" : "more than 0")} to {LongestTime:c}.";
        }
    }
}
