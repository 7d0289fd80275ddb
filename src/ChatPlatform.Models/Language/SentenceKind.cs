namespace ChatPlatform.Models.Language;

internal enum SentenceKind
{
    Prose,
    ListItem,
    Heading,
    TableRow,

    /// <summary>A fenced block with its fences; never cut.</summary>
    Code,
}
