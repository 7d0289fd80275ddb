namespace ChatPlatform.Models.Answering;

/// <summary>A marker such as [2] in a reply's text.</summary>
/// <param name="Index">Of the passage, from 1.</param>
/// <param name="Offset">Of its bracket in the text, in UTF-16 code units.</param>
internal readonly record struct CitationMark(int Index, int Offset);
