using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Settings;

/// <summary>A model of the tenant's own as its admin sees it.</summary>
/// <param name="ApiKey">Whether there is one; itself it is never shown.</param>
/// <param name="InputPrice">For a million tokens, in the platform's currency; 0 with an <paramref name="OutputPrice"/> of 0 where its cost is not counted.</param>
public sealed record ModelView(
    string Id,
    string Provider,
    string BaseUrl,
    string Model,
    SecretView ApiKey,
    decimal InputPrice,
    decimal OutputPrice,
    DateTimeOffset CreatedAt,
    long Version)
{
    internal static ModelView Of(TenantModel model) => new(
        model.Id,
        model.Provider,
        model.BaseUrl,
        model.Model,
        new SecretView(model.ApiKey.Length > 0),
        model.InputPrice,
        model.OutputPrice,
        model.CreatedAt,
        model.Version);
}

/// <summary>In the place of a secret.</summary>
public sealed record SecretView(bool Set);
