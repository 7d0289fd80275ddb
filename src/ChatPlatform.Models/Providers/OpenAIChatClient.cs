using System.Net;
using System.Runtime.CompilerServices;
using ChatPlatform.Models.Resilience;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Finish = Microsoft.Extensions.AI.ChatFinishReason;
using ModelMessage = Microsoft.Extensions.AI.ChatMessage;

namespace ChatPlatform.Models.Providers;

/// <summary>
/// OpenAI's chat completions as an <see cref="IChatClient"/>: text in, text and usage out, which is all
/// that the platform asks of a model. Of the options it sends those it names here and no others.
/// </summary>
internal sealed class OpenAIChatClient(ChatClient client, string model, Uri? endpoint) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new(ModelNames.OpenAI, endpoint, model);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ModelMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ModelMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = client.CompleteChatStreamingAsync(messages.Select(ToOpenAI), ToOpenAI(options), cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return IsError(update) ? throw new ModelCallException(HttpStatusCode.InternalServerError, null) : FromOpenAI(update);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(client) ? client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }

    private static OpenAI.Chat.ChatMessage ToOpenAI(ModelMessage message) =>
        message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : new UserChatMessage(message.Text);

    private static ChatCompletionOptions ToOpenAI(ChatOptions? options)
    {
        var sent = new ChatCompletionOptions
        {
            MaxOutputTokenCount = options?.MaxOutputTokens,
            Temperature = options?.Temperature,
            TopP = options?.TopP,
        };
        foreach (var stop in options?.StopSequences ?? [])
        {
            sent.StopSequences.Add(stop);
        }

        return sent;
    }

    /// <summary>Servers that fail after their headers are out send an error object, which the library reads as a chunk of nothing.</summary>
    private static bool IsError(StreamingChatCompletionUpdate update) =>
        update is { CompletionId: null, Role: null, FinishReason: null, Usage: null, ContentUpdate.Count: 0 };

    private static ChatResponseUpdate FromOpenAI(StreamingChatCompletionUpdate update)
    {
        var contents = new List<AIContent>();
        var text = string.Concat(update.ContentUpdate.Select(part => part.Text)) + update.RefusalUpdate;
        if (text.Length > 0)
        {
            contents.Add(new TextContent(text));
        }

        if (update.Usage is { } usage)
        {
            contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = usage.InputTokenCount,
                OutputTokenCount = usage.OutputTokenCount,
                TotalTokenCount = usage.TotalTokenCount,
            }));
        }

        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = update.CompletionId,
            MessageId = update.CompletionId,
            ModelId = update.Model,
            FinishReason = FromOpenAI(update.FinishReason),
            RawRepresentation = update,
        };
    }

    private static Finish? FromOpenAI(OpenAI.Chat.ChatFinishReason? reason) => reason switch
    {
        null => null,
        OpenAI.Chat.ChatFinishReason.Length => Finish.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => Finish.ContentFilter,
        _ => Finish.Stop,
    };
}
