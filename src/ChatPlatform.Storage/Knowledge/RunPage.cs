using ChatPlatform.Sources;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>What a run that is taken up again must know of a page it has already come upon.</summary>
/// <param name="HttpStatus">null when the site was not asked or did not answer.</param>
public sealed record RunPage(string Url, int Depth, PageState State, int? HttpStatus, string? TextHash);
