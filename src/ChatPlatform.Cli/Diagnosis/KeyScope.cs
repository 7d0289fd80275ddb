using System.Net;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Diagnosis;

/// <summary>What a key may do, the widest first; found by asking, since the API does not tell.</summary>
internal enum KeyScope
{
    Platform,
    Admin,
    Upload,
    Chat,
}

internal static class KeyScopes
{
    private static readonly (KeyScope Scope, string Path)[] Doors =
    [
        (KeyScope.Platform, "api/v1/admin/tenants?limit=1"),
        (KeyScope.Admin, "api/v1/sessions?limit=1"),
        (KeyScope.Upload, "api/v1/sources?limit=1"),
    ];

    /// <exception cref="ApiRefusal">The key is unknown, ended or missing.</exception>
    public static async Task<KeyScope> FindAsync(ApiClient api, CancellationToken cancellationToken)
    {
        foreach (var (scope, path) in Doors)
        {
            try
            {
                await api.GetAsync(path, cancellationToken);
                return scope;
            }
            catch (ApiRefusal refusal) when (refusal is { Status: HttpStatusCode.Forbidden, Code: "forbidden" })
            {
                // A narrower one.
            }
        }

        return KeyScope.Chat;
    }
}
