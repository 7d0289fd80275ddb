using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;

namespace ChatPlatform.Models;

/// <summary>What a tenant's own model must satisfy before it is stored.</summary>
internal static class TenantModelRules
{
    public const int MostModels = 20;

    private const int LongestKey = 500;
    private const int LongestModel = 200;

    private static readonly string[] Providers = [ModelNames.OpenAI, ModelNames.Anthropic];
    private static readonly string[] Taken = [ModelNames.Extractive, .. Providers];

    /// <summary>Whether a tenant's own model can be called that.</summary>
    public static bool CanBeId(string? id) => TenantId.IsValid(id) && !Taken.Contains(id, StringComparer.Ordinal);

    /// <exception cref="ChatException"><c>invalid_request</c>, naming the member and the rule.</exception>
    public static void CheckId(string id)
    {
        if (!CanBeId(id))
        {
            throw Invalid($"id must be {TenantId.Rule}, and none of {string.Join(", ", Taken)}.");
        }
    }

    /// <inheritdoc cref="CheckId"/>
    public static TenantModel Checked(TenantModel model)
    {
        if (!Providers.Contains(model.Provider, StringComparer.Ordinal))
        {
            throw Invalid($"provider must be {string.Join(" or ", Providers)}: the protocol that the server speaks.");
        }

        if (model.Model.Length is < 1 or > LongestModel || model.Model.Any(char.IsControl))
        {
            throw Invalid($"model must have 1 to {LongestModel} characters.");
        }

        if (model.ApiKey.Length > LongestKey || model.ApiKey.Any(character => character is <= ' ' or > '~'))
        {
            throw Invalid($"api_key must have {LongestKey} characters at most, without spaces.");
        }

        CheckPrice("input_price", model.InputPrice);
        CheckPrice("output_price", model.OutputPrice);
        return model.ApiKey.Length > 0 || (model.Provider == ModelNames.OpenAI && model.BaseUrl.Length > 0)
            ? model
            : throw Invalid("api_key must be set; only a server of one's own, named by base_url, may need none.");
    }

    public static ChatException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);

    private static void CheckPrice(string member, decimal price)
    {
        if (!ModelPrice.IsValid(price))
        {
            throw Invalid($"{member} must be {ModelPrice.Rule}.");
        }
    }
}
