using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Settings;

/// <summary>A model of the tenant's own as its admin sees it.</summary>
/// <param name="ApiKey">Whether there is one; itself it is never shown.</param>
public sealed record ModelView(string Id, string Provider, string BaseUrl, string Model, SecretView ApiKey, DateTimeOffset CreatedAt, long Version)
{
    internal static ModelView Of(TenantModel model) =>
        new(model.Id, model.Provider, model.BaseUrl, model.Model, new SecretView(model.ApiKey.Length > 0), model.CreatedAt, model.Version);
}

/// <summary>In the place of a secret.</summary>
public sealed record SecretView(bool Set);
