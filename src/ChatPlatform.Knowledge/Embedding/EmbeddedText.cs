namespace ChatPlatform.Knowledge.Embedding;

/// <summary>What of a passage is embedded.</summary>
internal static class EmbeddedText
{
    /// <summary>Title and headings twice: they are few words, and say what the many are about.</summary>
    public static string Of(string title, string heading, string text) => $"{title}\n{heading}\n{title}\n{heading}\n{text}";
}
