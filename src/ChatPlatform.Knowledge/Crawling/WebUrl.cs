using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>
/// One spelling for each page: RFC 3986 section 6 (case, default port, dot segments, percent-encoding),
/// without fragment and without the parameters that only tell where a visitor came from.
/// </summary>
public static class WebUrl
{
    /// <summary>A longer URL is a trap or a mistake; none that people write comes near.</summary>
    public const int MaxLength = 2000;

    private static readonly FrozenSet<string> Tracking = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
        "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id",
        "phpsessid", "jsessionid");

    /// <param name="against">What a relative reference is relative to; null when it must be absolute.</param>
    /// <returns>false for anything but http and https, for credentials, and for what is no URL.</returns>
    public static bool TryNormalize(Uri? against, string reference, [NotNullWhen(true)] out Uri? url)
    {
        ArgumentNullException.ThrowIfNull(reference);
        url = null;
        reference = reference.Trim();
        if (reference.Length > MaxLength || !TryCreate(against, reference, out var read))
        {
            return false;
        }

        if (read.Scheme is not ("http" or "https") || read.UserInfo.Length > 0 || HostOf(read) is not { Length: > 0 } host)
        {
            return false;
        }

        var port = read.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{read.Port}");
        var path = WithoutSession(Spell(read.AbsolutePath));
        var query = WithoutTracking(Spell(read.Query));
        return Uri.TryCreate($"{read.Scheme}://{host}{port}{path}{query}", UriKind.Absolute, out url) && url.AbsoluteUri.Length <= MaxLength;
    }

    private static bool TryCreate(Uri? against, string reference, [NotNullWhen(true)] out Uri? url) =>
        against is null
            ? Uri.TryCreate(reference, UriKind.Absolute, out url)
            : Uri.TryCreate(against, reference, out url);

    /// <returns>null for a name that no DNS can hold, which <see cref="Uri"/> accepts until it is asked for it.</returns>
    private static string? HostOf(Uri url)
    {
        try
        {
            return url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost.TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string WithoutSession(string path)
    {
        var start = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? path : path[..start];
    }

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        var kept = query[1..].Split('&').Where(parameter => parameter.Length > 0 && !IsTracking(parameter.Split('=', 2)[0]));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);

    /// <summary>Percent-encoding in capitals, and none where RFC 3986 needs none.</summary>
    private static string Spell(string part)
    {
        if (!part.Contains('%', StringComparison.Ordinal))
        {
            return part;
        }

        var spelled = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '%')
            {
                spelled.Append(part[i]);
            }
            else if (i + 2 < part.Length && char.IsAsciiHexDigit(part[i + 1]) && char.IsAsciiHexDigit(part[i + 2]))
            {
                var value = (char)int.Parse(part.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                if (char.IsAsciiLetterOrDigit(value) || value is '-' or '_' or '~')
                {
                    spelled.Append(value);
                }
                else
                {
                    spelled.Append('%').Append(char.ToUpperInvariant(part[i + 1])).Append(char.ToUpperInvariant(part[i + 2]));
                }

                i += 2;
            }
            else
            {
                spelled.Append("%25");
            }
        }

        return spelled.ToString();
    }
}
