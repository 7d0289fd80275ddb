namespace ChatPlatform.Knowledge.Uploading;

/// <summary>What a file is read as.</summary>
public enum UploadKind
{
    Text,
    Markdown,
    Html,
    Csv,
    Json,
    Pdf,
    Word,
}
