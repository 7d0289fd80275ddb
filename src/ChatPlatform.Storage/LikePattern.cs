namespace ChatPlatform.Storage;

internal static class LikePattern
{
    /// <summary>The text as LIKE reads it with '\\' for its escape: none of it means anything.</summary>
    public static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
