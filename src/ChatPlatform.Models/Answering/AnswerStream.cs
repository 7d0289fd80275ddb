using System.Runtime.CompilerServices;
using ChatPlatform.Models.Language;
using ChatPlatform.Sessions;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Answering;

/// <summary>
/// One reply: asks the model, streams the text that a visitor may see, and knows at any moment what it
/// amounts to. Read once; <see cref="Conclude"/> also holds for a reply that was stopped or broke off.
/// </summary>
/// <param name="price">Of the client's model; null for one that costs nothing.</param>
public sealed class AnswerStream(IChatClient client, GroundedPrompt prompt, ModelPrice? price = null)
{
    private readonly ReplyScanner _scanner = new(prompt.Grounding.Passages.Count);
    private readonly UsageCount _usage = new(prompt.Messages);
    private string _closing = "";
    private string? _model;

    /// <summary>Deltas of the reply, none of them "".</summary>
    /// <exception cref="ChatException"><c>model_unavailable</c>: it failed, or ended without a word.</exception>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = client.GetStreamingResponseAsync(prompt.Messages, prompt.Options, cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _model = update.ModelId ?? _model;
            _usage.Read(update);
            if (_scanner.Push(update.Text) is { Length: > 0 } delta)
            {
                yield return delta;
            }
        }

        if (_scanner.Finish() is { Length: > 0 } rest)
        {
            yield return rest;
        }

        if (_scanner.Text.Length == 0)
        {
            _closing = _scanner.IsUnanswered
                ? Phrases.For(LanguageGuess.Of(prompt.Grounding.Question)).FoundNothing
                : throw new ChatException(ErrorCodes.ModelUnavailable, "The model ended its reply without a word. Please ask again.");
            yield return _closing;
        }
    }

    public AnswerOutcome Conclude()
    {
        var text = _scanner.Text + _closing;
        var metadata = client.GetService<ChatClientMetadata>();
        return new AnswerOutcome(
            _scanner.IsUnanswered ? MessageStatus.Unanswered : MessageStatus.Complete,
            text,
            Citations.Of(text, _scanner.Marks, prompt.Grounding.Passages),
            _usage.Total(metadata?.ProviderName ?? "", _model ?? metadata?.DefaultModelId ?? "", price ?? ModelPrice.Free));
    }
}
