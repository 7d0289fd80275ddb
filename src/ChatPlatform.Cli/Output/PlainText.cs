namespace ChatPlatform.Cli.Output;

/// <summary>
/// Pages, visitors and models write titles and replies; none of them may drive the terminal. Control
/// characters but line breaks and tabs, and marks that turn the direction of text, become U+FFFD.
/// </summary>
internal static class PlainText
{
    public static string Of(string? text) =>
        text is null ? "" : string.Create(text.Length, text, (result, source) =>
        {
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = IsHarmless(source[i]) ? source[i] : '\uFFFD';
            }
        });

    /// <summary>On one line.</summary>
    public static string Line(string? text) => Of(text).ReplaceLineEndings(" ").Replace('\t', ' ');

    private static bool IsHarmless(char c) => c is '\n' or '\t' || (!char.IsControl(c) && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
}
