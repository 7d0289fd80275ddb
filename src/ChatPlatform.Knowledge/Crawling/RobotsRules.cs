using System.Globalization;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>The part of a robots.txt that concerns one crawler, by RFC 9309. Any text is a robots.txt.</summary>
public sealed class RobotsRules
{
    private readonly List<(bool Allow, string Pattern)> _rules;

    private RobotsRules(List<(bool, string)> rules, TimeSpan? crawlDelay, IReadOnlyList<string> sitemaps)
    {
        _rules = rules;
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
    }

    /// <summary>No robots.txt: everything is allowed.</summary>
    public static RobotsRules AllowAll { get; } = new([], null, []);

    /// <summary>Not in the RFC, and common.</summary>
    public TimeSpan? CrawlDelay { get; }

    public IReadOnlyList<string> Sitemaps { get; }

    /// <param name="productToken">Compared with the file's user agents without regard to case.</param>
    public static RobotsRules Parse(string text, string productToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ours = new Group();
        var anyones = new Group();
        var isNamed = false;
        List<Group> current = [];
        var inAgents = false;
        List<string> sitemaps = [];
        foreach (var (field, value) in Lines(text))
        {
            switch (field)
            {
                case "user-agent":
                    if (!inAgents)
                    {
                        current = [];
                    }

                    inAgents = true;
                    if (value == "*")
                    {
                        current.Add(anyones);
                    }
                    else if (Token(value).Equals(productToken, StringComparison.OrdinalIgnoreCase))
                    {
                        current.Add(ours);
                        isNamed = true;
                    }

                    break;
                case "allow" or "disallow":
                    inAgents = false;
                    if (value.Length > 0)
                    {
                        current.ForEach(group => group.Rules.Add((field == "allow", Comparable(value))));
                    }

                    break;
                case "crawl-delay":
                    inAgents = false;
                    if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0)
                    {
                        current.ForEach(group => group.Delay = TimeSpan.FromSeconds(Math.Min(seconds, 86_400)));
                    }

                    break;
                case "sitemap":
                    sitemaps.Add(value);
                    break;
            }
        }

        var group = isNamed ? ours : anyones;
        return new RobotsRules(group.Rules, group.Delay, sitemaps);
    }

    /// <summary>The longest matching rule decides; of equals the one that allows.</summary>
    public bool Allows(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var path = Comparable(url.PathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        var (allow, length) = (true, -1);
        foreach (var (allows, pattern) in _rules)
        {
            if (pattern.Length >= length && Matches(pattern, path))
            {
                allow = pattern.Length == length ? allow || allows : allows;
                length = pattern.Length;
            }
        }

        return allow;
    }

    private static IEnumerable<(string Field, string Value)> Lines(string text)
    {
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var content = line.Split('#', 2)[0];
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                yield return (content[..colon].Trim(' ', '\t', '\uFEFF').ToLowerInvariant(), content[(colon + 1)..].Trim());
            }
        }
    }

    /// <summary>"ExampleBot/1.0" means ExampleBot.</summary>
    private static string Token(string value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '-' or '_'))
        {
            end++;
        }

        return value[..end];
    }

    private static bool Matches(string pattern, string path) =>
        pattern.EndsWith('$')
            ? PathGlob.IsMatch(pattern.AsSpan(0, pattern.Length - 1), path)
            : PathGlob.IsMatch(pattern + "*", path);

    /// <summary>Characters and their percent-encoding are the same to a rule.</summary>
    private static string Comparable(string path)
    {
        try
        {
            return Uri.UnescapeDataString(path);
        }
        catch (UriFormatException)
        {
            return path;
        }
    }

    private sealed class Group
    {
        public List<(bool Allow, string Pattern)> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }
    }
}
