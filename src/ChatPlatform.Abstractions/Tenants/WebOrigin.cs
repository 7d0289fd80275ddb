using System.Diagnostics.CodeAnalysis;

namespace ChatPlatform.Tenants;

/// <summary>Web origins as browsers send them: scheme://host[:port], lower case, no path (RFC 6454).</summary>
public static class WebOrigin
{
    /// <summary>Brings an origin into the one spelling that is stored and compared; false when it is none.</summary>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? origin)
    {
        origin = null;
        if (text is not { Length: > 0 and <= 300 }
            || text.Contains('*', StringComparison.Ordinal)
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.AbsolutePath != "/"
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
            || uri.UserInfo.Length > 0
            || uri.IdnHost.Length == 0)
        {
            return false;
        }

        origin = uri.IsDefaultPort ? $"{uri.Scheme}://{HostText(uri)}" : $"{uri.Scheme}://{HostText(uri)}:{uri.Port}";
        return true;
    }

    /// <summary>The host of a normalized origin, with its port unless that is the scheme's own.</summary>
    public static string HostOf(string origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return origin[(origin.IndexOf("://", StringComparison.Ordinal) + 3)..];
    }

    private static string HostText(Uri uri) =>
        uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost.Trim('[', ']')}]" : uri.IdnHost.ToLowerInvariant();
}
