using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatPlatform.Testing;

/// <summary>OpenAI's embeddings, as base64 or as numbers. Unscripted, a text's vector counts its characters: equal texts, equal vectors.</summary>
internal static class FakeModelEmbeddings
{
    private const int DefaultDimensions = 8;

    public static Task WriteAsync(HttpContext context, FakeModelRequest request, FakeModelReply reply)
    {
        var texts = Texts(request.Body.GetProperty("input"));
        var dimensions = request.Body.TryGetProperty("dimensions", out var asked) && asked.ValueKind == JsonValueKind.Number ? asked.GetInt32() : DefaultDimensions;
        var asBase64 = !reply.IgnoresEncoding && request.Body.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
        var vectors = texts.Select((text, index) => index < reply.Vectors.Length ? reply.Vectors[index] : Counted(text, dimensions));
        var answer = new
        {
            @object = "list",
            model = request.Body.GetProperty("model").GetString(),
            data = vectors.Select((vector, index) => new { @object = "embedding", index, embedding = asBase64 ? Base64(vector) : (object)vector }),
            usage = new { prompt_tokens = texts.Count, total_tokens = texts.Count },
        };
        return context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }

    private static List<string> Texts(JsonElement input) =>
        input.ValueKind == JsonValueKind.String ? [input.GetString()!] : [.. input.EnumerateArray().Select(item => item.GetString()!)];

    private static ImmutableArray<float> Counted(string text, int dimensions)
    {
        var counts = new float[dimensions];
        foreach (var character in text)
        {
            counts[character % dimensions]++;
        }

        return [.. counts];
    }

    /// <summary>Little-endian 32-bit floats, as OpenAI sends them.</summary>
    private static string Base64(ImmutableArray<float> vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));
}
