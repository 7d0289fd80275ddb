using ChatPlatform.Sources;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>A row of the page ledger with what the next run needs of it.</summary>
/// <param name="Validators">null when the page's body was not read to its end.</param>
/// <param name="TextHash">SHA-256 of the extracted text, by which duplicates are known; null when none was extracted.</param>
/// <param name="Links">Pages of the site that this one links to. They stand in for a body that has not changed.</param>
public sealed record PageRecord(
    PageEntry Entry,
    int Depth,
    PageValidators? Validators,
    string? TextHash,
    IReadOnlyList<string> Links);
