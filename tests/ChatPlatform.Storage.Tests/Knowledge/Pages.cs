using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Tests.Knowledge;

/// <summary>Documents to index.</summary>
internal static class Pages
{
    public const string Model = "test/axes/4";

    /// <summary>A document with a passage for each text.</summary>
    public static IndexedDocument Of(string id, params string[] texts) => Titled(id, "Title of " + id, texts);

    public static IndexedDocument Titled(string id, string title, params string[] texts) =>
        Vectored(id, title, [.. texts.Select(text => (text, ReadOnlyMemory<float>.Empty))]);

    public static IndexedDocument Vectored(string id, string title, params (string Text, ReadOnlyMemory<float> Vector)[] passages) => new(
        new DocumentRecord(id, "site", $"https://acme.example/{id}", title, "en", passages.Sum(passage => passage.Text.Length), Samples.Start),
        [.. passages.Select((passage, i) => new ChunkRecord($"https://acme.example/{id}#p{i}", $"Part {i}", passage.Text, passage.Vector))],
        Model);

    /// <summary>The unit vector along one of four axes.</summary>
    public static ReadOnlyMemory<float> Axis(int axis)
    {
        var vector = new float[4];
        vector[axis] = 1;
        return vector;
    }
}
