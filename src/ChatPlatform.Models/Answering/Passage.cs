namespace ChatPlatform.Models.Answering;

/// <summary>A part of the tenant's own content that a reply may rest on. Its words are untrusted.</summary>
/// <param name="Index">The number that a reply cites it by, from 1.</param>
/// <param name="Url">Of the page, with the anchor of the part where it has one.</param>
/// <param name="Heading">The heading path inside the page, such as "Returns > Deadlines"; may be "".</param>
/// <param name="Text">Plain text or Markdown.</param>
public sealed record Passage(int Index, string Title, string Url, string Heading, string Text);
