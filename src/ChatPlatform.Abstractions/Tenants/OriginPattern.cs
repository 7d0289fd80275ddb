using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChatPlatform.Tenants;

/// <summary>
/// What a tenant lists as its origins: an origin, or many by <c>https://*.example.com</c> (every subdomain, but not the
/// domain itself) and <c>https://example.com:*</c> (every port). It means what the same text means in a Content Security
/// Policy (CSP Level 3, 6.7.2.8), so that it can stand in one.
/// </summary>
public static partial class OriginPattern
{
    private const string AnyPort = ":*";
    private const string AnySubdomain = "*.";

    /// <summary>Brings a pattern into the one spelling that is stored and compared; false when it is none.</summary>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? pattern)
    {
        pattern = null;
        if (text is not { Length: <= 300 } || Parts().Match(text) is not { Success: true } parts)
        {
            return false;
        }

        var (anySubdomain, anyPort) = (parts.Groups["sub"].Success, parts.Groups["port"].Success);
        if (!WebOrigin.TryNormalize(parts.Groups["scheme"].Value + parts.Groups["host"].Value, out var origin)
            || (anyPort && NamesPort(parts.Groups["host"].Value))
            || (anySubdomain && !IsDomain(NameOf(WebOrigin.HostOf(origin)))))
        {
            return false;
        }

        var host = WebOrigin.HostOf(origin);
        pattern = $"{origin[..^host.Length]}{(anySubdomain ? AnySubdomain : "")}{host}{(anyPort ? AnyPort : "")}";
        return true;
    }

    /// <param name="pattern">Normalized here.</param>
    /// <param name="origin">Normalized by <see cref="WebOrigin"/>.</param>
    public static bool Covers(string pattern, string origin)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(origin);
        var (covering, covered) = (WebOrigin.HostOf(pattern), WebOrigin.HostOf(origin));
        if (!pattern.AsSpan(0, pattern.Length - covering.Length).SequenceEqual(origin.AsSpan(0, origin.Length - covered.Length)))
        {
            return false;
        }

        if (covering.EndsWith(AnyPort, StringComparison.Ordinal))
        {
            (covering, covered) = (covering[..^AnyPort.Length], NameOf(covered));
        }

        return covering.StartsWith(AnySubdomain, StringComparison.Ordinal)
            ? covered.EndsWith(covering[1..], StringComparison.Ordinal) && covered.Length > covering.Length - 1
            : covered == covering;
    }

    /// <summary>The hosts, as <see cref="WebOrigin.HostOf"/> tells them of patterns, that cover a host, the narrowest first.</summary>
    /// <param name="host">Of a normalized origin.</param>
    public static IEnumerable<string> HostsCovering(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = NameOf(host);
        var port = host[name.Length..];
        yield return host;
        yield return name + AnyPort;
        while (name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && IsDomain(name[(dot + 1)..]))
        {
            name = name[(dot + 1)..];
            yield return AnySubdomain + name + port;
            yield return AnySubdomain + name + AnyPort;
        }
    }

    /// <summary>Where the owner of a pattern's host can be asked: the domain itself, at its own port or the scheme's.</summary>
    /// <param name="pattern">Normalized here.</param>
    public static Uri SiteOf(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new Uri(pattern.Replace(AnySubdomain, "", StringComparison.Ordinal).Replace(AnyPort, "", StringComparison.Ordinal));
    }

    /// <summary>The host without its port.</summary>
    private static string NameOf(string host) =>
        host.LastIndexOf(':') is var colon && colon > host.LastIndexOf(']') ? host[..colon] : host;

    private static bool NamesPort(string host) => NameOf(host).Length < host.Length;

    /// <summary>A name with a dot in it, and no address: nobody has every subdomain of "com" or of 127.0.0.1.</summary>
    private static bool IsDomain(string name) =>
        name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns;

    [GeneratedRegex(@"\A(?<scheme>https?://)(?<sub>\*\.)?(?<host>[^*]+?)(?<port>:\*)?/?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
