using System.Text;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Answering;

/// <summary>
/// How many tokens a prompt can have at most, for money that is set aside before any provider has counted. Byte-pair
/// encodings make a token of four letters of English, of two or three of Russian, and of a Chinese character: three bytes
/// of UTF-8 a token is below all of them.
/// </summary>
internal static class PromptTokens
{
    private const int BytesPerToken = 3;

    /// <summary>The role and the marks around a message.</summary>
    private const int TokensAroundMessage = 8;

    public static long AtMost(IEnumerable<ModelMessage> messages) =>
        messages.Sum(message => (Encoding.UTF8.GetByteCount(message.Text) / (long)BytesPerToken) + 1 + TokensAroundMessage);
}
