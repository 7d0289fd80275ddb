using ChatPlatform.Sources;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>
/// Which URLs belong to a source: those on the host of its URL and in the folder of its URL (all up to the
/// last '/'), that match an include pattern, if there are any, and no exclude pattern.
/// </summary>
public sealed class SiteScope
{
    private const int MaxSegmentRepeats = 3;

    private readonly Uri _start;
    private readonly string _folder;
    private readonly SourceSpec _spec;
    private readonly int _maxDepth;

    /// <param name="start">The source's URL, after the redirects of its host.</param>
    public SiteScope(Uri start, SourceSpec spec, int maxDepth)
    {
        ArgumentNullException.ThrowIfNull(start);
        _start = start;
        _folder = start.AbsolutePath[..(start.AbsolutePath.LastIndexOf('/') + 1)];
        _spec = spec;
        _maxDepth = maxDepth;
    }

    /// <summary>Whether the URL is on the site at all. What is not is no part of the ledger.</summary>
    public bool IsSameSite(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IdnHost == _start.IdnHost && (url.Port == _start.Port || (url.IsDefaultPort && _start.IsDefaultPort));
    }

    /// <returns>Why a URL of the site is left out, as a sentence; null when it is to be read.</returns>
    public string? WhyNot(Uri url, int depth)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url == _start)
        {
            return null;
        }

        var path = url.AbsolutePath;
        if (!path.StartsWith(_folder, StringComparison.Ordinal))
        {
            return $"Outside of {_folder}, the folder of the source's URL.";
        }

        if (_spec.Include.Length > 0 && !_spec.Include.Any(pattern => PathGlob.IsMatch(pattern, path)))
        {
            return "Matches no include pattern.";
        }

        if (_spec.Exclude.FirstOrDefault(pattern => PathGlob.IsMatch(pattern, path)) is { } excluded)
        {
            return $"Matches the exclude pattern {excluded}";
        }

        if (depth > _maxDepth)
        {
            return $"More than {_maxDepth} links away from the source's URL.";
        }

        return Repeats(path) ? "The path repeats itself, as endless links do." : null;
    }

    private static bool Repeats(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(segment => segment, StringComparer.Ordinal)
            .Any(group => group.Count() > MaxSegmentRepeats);
}
