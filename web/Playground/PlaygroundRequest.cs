using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatPlatform.Playground;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Playground;

/// <summary>A question to a bot, and what is to be tried otherwise than it is set.</summary>
/// <param name="Bot">Its id; left out, the tenant's first.</param>
/// <param name="History">What was said before, oldest first; 20 messages at most.</param>
/// <param name="Model">"": the platform's default.</param>
/// <param name="Temperature">0 to 2.</param>
/// <param name="Sources">Ids of sources, and "uploads"; an empty list: all.</param>
/// <param name="K">Passages at most, 1 to 50; left out, 8.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PlaygroundRequest(
    string? Message = null,
    string? Bot = null,
    ImmutableArray<PlaygroundMessage?>? History = null,
    string? Instructions = null,
    string? Model = null,
    double? Temperature = null,
    ImmutableArray<string>? Sources = null,
    int? K = null,
    string? TenantId = null)
{
    private const int MostHistory = 20;

    /// <exception cref="ChatException"><c>bot_not_found</c>, <c>invalid_request</c>.</exception>
    public PlaygroundTrial ToTrial(TenantConfig tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var bot = tenant.FindBot(Bot) ?? throw new ChatException(ErrorCodes.BotNotFound, "There is no such bot.");
        var tried = bot with
        {
            Instructions = Instructions ?? bot.Instructions,
            Model = Model is null ? bot.Model : Model.Length == 0 ? null : Model,
            Temperature = Temperature ?? bot.Temperature,
            Sources = Sources is { IsDefault: false } sources ? sources : bot.Sources,
        };
        return new PlaygroundTrial(tenant, tried, Message ?? "", Before(), K ?? QuestionGrounding.Passages);
    }

    private ImmutableArray<ChatMessage> Before()
    {
        var history = History is { IsDefault: false } said ? said : [];
        return history.Length > MostHistory
            ? throw new ChatException(ErrorCodes.InvalidRequest, $"history must have {MostHistory} messages at most.")
            : [.. history.Select((message, index) => new ChatMessage(
                $"{index}", index + 1, RoleOf(message), MessageStatus.Complete, TextOf(message),
                Revision: 0, ClientMessageId: null, ReplyTo: null, Citations: [], Rating: null, DateTimeOffset.UnixEpoch))];
    }

    private static MessageRole RoleOf(PlaygroundMessage? message) =>
        message?.Role is { } role and (MessageRole.Visitor or MessageRole.Bot)
            ? role
            : throw new ChatException(ErrorCodes.InvalidRequest, "A message of the history needs a role, 'visitor' or 'bot'.");

    private static string TextOf(PlaygroundMessage? message) =>
        message?.Text is { Length: <= VisitorMessage.MaxTextLength } text
            ? text
            : throw new ChatException(ErrorCodes.InvalidRequest, $"A message of the history needs a text of {VisitorMessage.MaxTextLength} characters at most.");
}

/// <param name="Role">visitor or bot.</param>
public sealed record PlaygroundMessage(MessageRole? Role = null, string? Text = null);
