namespace ChatPlatform.Knowledge.Extraction;

/// <summary>A piece of a page that reads as one: a heading, a paragraph, a row of a table.</summary>
/// <param name="Level">Of a heading, 1 to 6; 0 for anything else.</param>
/// <param name="Anchor">The fragment that leads to it, or null.</param>
public sealed record Block(BlockKind Kind, string Text, int Level = 0, string? Anchor = null);
