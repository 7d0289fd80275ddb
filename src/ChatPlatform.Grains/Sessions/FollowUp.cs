namespace ChatPlatform.Sessions;

/// <summary>What to search for when a question leans on the one before it ("and how long does it take?").</summary>
internal static class FollowUp
{
    private const int MaxWords = 10;

    private static readonly HashSet<string> Leaning = new(StringComparer.OrdinalIgnoreCase)
    {
        "it", "its", "that", "this", "they", "them", "their", "those", "these", "one", "ones", "and", "also", "else", "then", "there",
        "er", "sie", "es", "das", "dies", "dieser", "diese", "und", "il", "elle", "ils", "cela", "et", "eso", "esto", "ello", "y",
    };

    /// <param name="before">The visitor's question before this one, or null.</param>
    public static string Query(string question, string? before)
    {
        if (before is null)
        {
            return question;
        }

        var words = question.Split((char[])[' ', ',', '.', '?', '!', ';', ':', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MaxWords && words.Any(Leaning.Contains) ? $"{question}\n{before}" : question;
    }
}
