namespace ChatPlatform.Knowledge.Uploading;

/// <summary>What may be uploaded: section <c>Chat:Upload</c>.</summary>
public sealed class UploadOptions
{
    public const string Section = "Chat:Upload";

    /// <summary>What <see cref="IsValid"/> holds the settings to.</summary>
    public const string Ranges = "Chat:Upload:MaxFileBytes must be 1 to 104857600, and MaxRequestBytes no less than it and 1073741824 at most.";

    /// <summary>Of one file, as it is received.</summary>
    public int MaxFileBytes { get; set; } = 20 << 20;

    /// <summary>Of all files of one request.</summary>
    public long MaxRequestBytes { get; set; } = 100 << 20;

    public bool IsValid() => MaxFileBytes is >= 1 and <= 100 << 20 && MaxRequestBytes >= MaxFileBytes && MaxRequestBytes <= 1 << 30;
}
