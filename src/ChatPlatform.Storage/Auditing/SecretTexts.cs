using System.Text.RegularExpressions;

namespace ChatPlatform.Storage.Auditing;

/// <summary>Secrets that give themselves away by their form, wherever they stand in a text.</summary>
internal static partial class SecretTexts
{
    public const string Mask = "***";

    public static string Masked(string text) => UserInfo().Replace(Setting().Replace(Key().Replace(text, Mask), $"$1{Mask}"), $"$1{Mask}@");

    /// <summary>Our own keys, those of the usual model servers, and JSON web tokens.</summary>
    [GeneratedRegex(@"\b(?:cp_[a-z]+_|sk-)[A-Za-z0-9_-]{8,}|\bey[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    /// <summary>As in a connection string or a header.</summary>
    [GeneratedRegex(@"\b((?:password|pwd|secret|api[_-]?key|token)\s*=\s*|bearer\s+)[^\s;,&""']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^\s/?#@]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
