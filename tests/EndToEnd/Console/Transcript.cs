using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>What was said in a conversation, as somebody sees it: a line a message, with its id, who said it and their words.</summary>
public static class Transcript
{
    /// <summary>As the platform keeps it.</summary>
    public static ImmutableArray<string> Of(JsonNode session) =>
        [.. session["messages"]!.AsArray().Select(message => Line(message!["id"]!.GetValue<string>(), message["role"]!.GetValue<string>(), message["text"]!.GetValue<string>()))];

    /// <summary>As a page shows it.</summary>
    /// <param name="words">Selects the words inside of a message, where it shows more than these; a message without is nothing but words.</param>
    public static async Task<ImmutableArray<string>> OfAsync(ILocator messages, string words)
    {
        var shown = await messages.EvaluateAllAsync<string[][]>(
            """
            (messages, words) => messages.map(message =>
                [message.dataset.messageId ?? 'not stored', message.dataset.role, (message.querySelector(words) ?? message).innerText.trim()])
            """,
            words);
        return [.. shown.Select(message => Line(message[0], message[1], message[2]))];
    }

    /// <summary>The bot's words are marked up, so that each page draws them in its own way: there the beginning of the id says enough.</summary>
    private static string Line(string id, string role, string text) => role == "bot" ? $"{id} {role}" : $"{id} {role}: {text}";
}
