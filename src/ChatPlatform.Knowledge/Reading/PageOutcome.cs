using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>What reading a page came to.</summary>
/// <param name="Document">To be indexed in the place of what was; null when nothing is to be indexed.</param>
/// <param name="Keeps">Whether what was indexed of the page before stays as it is.</param>
/// <param name="Links">Pages of the site to go to from here.</param>
internal sealed record PageOutcome(PageRecord Record, IndexedDocument? Document, bool Keeps, IReadOnlyList<Uri> Links);
