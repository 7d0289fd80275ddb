using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Settings;

/// <summary>A key as its owner sees it.</summary>
/// <param name="Prefix">Its first characters, to recognize it by.</param>
/// <param name="LastUsedAt">To the minute; left out when it never was.</param>
/// <param name="ExpiresAt">Left out when it does not end by itself.</param>
/// <param name="Key">The key itself, shown when it is made and never again.</param>
public sealed record KeyView(
    string Id,
    string Prefix,
    ApiKeyScope Scope,
    string? Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt,
    string? Key = null)
{
    internal static KeyView Of(ApiKeyRecord key, string? secret = null) =>
        new(key.Id, key.Prefix, key.Scope, key.Name, key.CreatedAt, key.LastUsedAt, key.ExpiresAt, secret);
}
