namespace ChatPlatform.Knowledge.Extraction;

/// <summary>What a page says, without what surrounds it on the site.</summary>
/// <param name="Language">BCP 47 as declared; null when it is not.</param>
/// <param name="Links">As written, made absolute; from the whole page, its navigation too.</param>
/// <param name="Canonical">The address that the page names as its own; null when it names none.</param>
/// <param name="IsIndexable">false when the page asks not to be found.</param>
public sealed record ExtractedPage(
    string Title,
    string? Language,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Uri> Links,
    Uri? Canonical,
    bool IsIndexable);
