using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Uploading;

/// <param name="Shortfall">What of the file could not be read, as a sentence; null when all of it was.</param>
public sealed record ExtractedFile(ExtractedPage Page, string? Shortfall = null);
