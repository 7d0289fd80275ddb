using Orleans;

namespace ChatPlatform.Sessions;

/// <param name="Index">The number in brackets in the reply's text, from 1.</param>
/// <param name="Url">Of the page, with the anchor of the cited part where it has one.</param>
/// <param name="Quote">The words of the page that the reply rests on.</param>
[GenerateSerializer]
public sealed record Citation(int Index, string Title, string Url, string Quote);
