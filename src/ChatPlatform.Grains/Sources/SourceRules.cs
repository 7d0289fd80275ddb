namespace ChatPlatform.Sources;

/// <summary>What a source's specification must be like.</summary>
internal static class SourceRules
{
    private const int MostPages = 50_000;
    private const int MostPatterns = 100;
    private const int LongestPattern = 500;

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static SourceSpec Checked(SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.MaxPages is < 1 or > MostPages)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"max_pages must be 1 to {MostPages:N0}.");
        }

        var include = spec.Include.IsDefault ? [] : spec.Include;
        var exclude = spec.Exclude.IsDefault ? [] : spec.Exclude;
        if (include.Length > MostPatterns || exclude.Length > MostPatterns
            || include.Concat(exclude).Any(pattern => string.IsNullOrEmpty(pattern) || pattern.Length > LongestPattern))
        {
            throw new ChatException(
                ErrorCodes.InvalidRequest,
                $"include and exclude may list {MostPatterns} patterns each, of 1 to {LongestPattern} characters.");
        }

        return spec with { Include = include, Exclude = exclude };
    }
}
