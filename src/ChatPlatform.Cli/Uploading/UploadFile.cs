namespace ChatPlatform.Cli.Uploading;

/// <summary>One file on its way.</summary>
/// <param name="Name">What the server calls it; a second one of the name replaces the first.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Open">Its content, from the beginning, as often as it is asked for.</param>
internal sealed record UploadFile(string Name, long Length, Func<Stream> Open)
{
    public static UploadFile Of(string path, string name) => new(name, new FileInfo(path).Length, () => File.OpenRead(path));

    public static UploadFile Of(byte[] content, string name) => new(name, content.Length, () => new MemoryStream(content, writable: false));
}
