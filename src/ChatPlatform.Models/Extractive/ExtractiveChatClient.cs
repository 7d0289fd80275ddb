using System.Runtime.CompilerServices;
using ChatPlatform.Models.Answering;
using Microsoft.Extensions.AI;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// The built-in model: no network, no randomness. It answers with the passages' own sentences, cited,
/// and says so when it has found nothing. It reads <see cref="Grounding"/> from the options.
/// </summary>
public sealed class ExtractiveChatClient(ExtractiveOptions options, TimeProvider time) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new(ModelNames.Extractive, null, ModelNames.Extractive);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ModelMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ModelMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var grounding = Grounding.Of(options) ?? Ungrounded(messages);
        foreach (var delta in Deltas.Of(ExtractiveReply.To(grounding)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PauseAsync(cancellationToken).ConfigureAwait(false);
            yield return new ChatResponseUpdate(ChatRole.Assistant, delta) { ModelId = ModelNames.Extractive };
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, "") { ModelId = ModelNames.Extractive, FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }

    private static Grounding Ungrounded(IEnumerable<ModelMessage> messages)
    {
        var question = messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? "";
        return new Grounding(question, [], question);
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        options.DelayPerDelta > TimeSpan.Zero ? Task.Delay(options.DelayPerDelta, time, cancellationToken) : Task.CompletedTask;
}
