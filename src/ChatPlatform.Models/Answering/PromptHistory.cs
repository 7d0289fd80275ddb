using System.Text.RegularExpressions;
using ChatPlatform.Models.Language;
using ChatPlatform.Sessions;
using Microsoft.Extensions.AI;
using ChatMessage = ChatPlatform.Sessions.ChatMessage;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Answering;

/// <summary>The newest part of a conversation that fits, in the words that a model should see.</summary>
internal static partial class PromptHistory
{
    public const int MaxMessages = 10;

    /// <summary>Characters of one message; a longer one is cut at its end.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>Characters of all messages together.</summary>
    public const int MaxLength = 8_000;

    public static IEnumerable<ModelMessage> Bounded(IReadOnlyList<ChatMessage> history)
    {
        var kept = new List<ModelMessage>();
        var length = 0;
        foreach (var message in history.Reverse().Where(IsPartOfTheConversation).Take(MaxMessages))
        {
            var text = TextOf(message);
            length += text.Length;
            if (length > MaxLength)
            {
                break;
            }

            kept.Add(new ModelMessage(message.Role == MessageRole.Visitor ? ChatRole.User : ChatRole.Assistant, text));
        }

        kept.Reverse();
        return kept;
    }

    private static bool IsPartOfTheConversation(ChatMessage message) =>
        message.Role != MessageRole.System
        && message.Status is not (MessageStatus.Streaming or MessageStatus.Failed)
        && !string.IsNullOrWhiteSpace(message.Text);

    private static string TextOf(ChatMessage message)
    {
        // The numbers of an earlier reply mean earlier passages; left in, they would be taken for today's.
        var text = message.Role == MessageRole.Bot ? Markers().Replace(message.Text, "") : message.Text;
        return PassageFence.Defuse(Clip.ToLength(text, MaxMessageLength)).Trim();
    }

    [GeneratedRegex(@"\s?\[\d{1,3}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Markers();
}
