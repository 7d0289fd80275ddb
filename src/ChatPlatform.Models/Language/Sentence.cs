namespace ChatPlatform.Models.Language;

/// <summary>A sentence, list item, heading, table row or whole code block of a text.</summary>
/// <param name="Text">Without the white space around it.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 code units.</param>
/// <param name="Block">Number of the paragraph, list item or code block that it stands in, from 0.</param>
internal sealed record Sentence(string Text, int Start, SentenceKind Kind, int Block)
{
    public int End => Start + Text.Length;
}
