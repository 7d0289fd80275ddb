namespace ChatPlatform.Storage.Knowledge;

/// <summary>What tells, when the page is read again, whether it has changed.</summary>
/// <param name="ETag">As the server sent it, quotes included.</param>
/// <param name="LastModified">As the server sent it.</param>
/// <param name="BodyHash">SHA-256 of the body, hexadecimal.</param>
/// <param name="IndexVersion">Of the extraction and embedding that made the passages; another version reads the page anew.</param>
public sealed record PageValidators(string? ETag, string? LastModified, string? BodyHash, string IndexVersion);
