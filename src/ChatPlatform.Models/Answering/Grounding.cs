using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Answering;

/// <summary>
/// What a prompt was built from, in structured form. It travels in <see cref="ChatOptions.AdditionalProperties"/>
/// beside the messages, so that a model in this process need not read its own prompt back. It never
/// goes over a wire: providers send named settings only.
/// </summary>
/// <param name="Query">What the passages were searched with; the question itself unless it leans on an earlier one.</param>
public sealed record Grounding(string Question, IReadOnlyList<Passage> Passages, string Query)
{
    /// <summary>The key in <see cref="ChatOptions.AdditionalProperties"/>.</summary>
    public const string Key = "chatplatform.grounding";

    public static Grounding? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) is true ? value as Grounding : null;
}
