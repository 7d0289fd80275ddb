namespace ChatPlatform.Knowledge.Uploading;

/// <summary>What became of one uploaded file.</summary>
/// <param name="Reason">Why it was refused, or what of it could not be read; null otherwise.</param>
/// <param name="DocumentId">Of the document that it is now; null when it was refused.</param>
/// <param name="Bytes">As received.</param>
public sealed record UploadResult(
    string Name, UploadState Status, string? Reason, string? DocumentId, string? Title, int Chunks, long Bytes);
