namespace ChatPlatform.Knowledge.Chunking;

/// <summary>A part of a page, small enough to be quoted to a model and large enough to make sense alone.</summary>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; "" when there are none.</param>
/// <param name="Anchor">The fragment that leads to it; null for the top of the page.</param>
public sealed record Passage(string Heading, string? Anchor, string Text);
