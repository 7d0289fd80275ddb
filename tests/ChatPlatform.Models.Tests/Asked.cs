using System.Collections.Immutable;
using ChatPlatform.Models.Answering;
using ChatPlatform.Sessions;
using Microsoft.Extensions.AI;
using ChatMessage = ChatPlatform.Sessions.ChatMessage;

namespace ChatPlatform.Models.Tests;

/// <summary>Prompts and conversations for tests, with the parts that a test does not care about filled in.</summary>
internal static class Asked
{
    public static readonly DateTimeOffset At = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static GroundedPrompt Prompt(string question, params string[] passages) =>
        Prompt(question, passages.Select((text, index) => Passage(index + 1, text)).ToArray());

    public static GroundedPrompt Prompt(string question, params Passage[] passages) =>
        GroundedPrompt.Build(new PromptRequest("Acme", "", "en", passages, [], question));

    public static Passage Passage(int index, string text, string title = "", string heading = "") =>
        new(index, title.Length > 0 ? title : $"Page {index}", $"https://acme.example/{index}", heading, text);

    public static ChatMessage Said(MessageRole role, string text, MessageStatus status = MessageStatus.Complete) =>
        new("m", 1, role, status, text, 0, null, null, ImmutableArray<Citation>.Empty, null, At);

    /// <summary>Reads a whole reply.</summary>
    public static async Task<(string Text, AnswerOutcome Outcome)> AnswerAsync(IChatClient client, GroundedPrompt prompt)
    {
        var answer = new AnswerStream(client, prompt);
        var text = "";
        await foreach (var delta in answer.ReadAsync(TestContext.Current.CancellationToken))
        {
            text += delta;
        }

        return (text, answer.Conclude());
    }
}
