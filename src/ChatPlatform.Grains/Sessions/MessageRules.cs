namespace ChatPlatform.Sessions;

/// <summary>What a visitor may send.</summary>
internal static class MessageRules
{
    private const int MaxCommentLength = 2_000;

    /// <summary>The message with its text trimmed.</summary>
    /// <exception cref="ChatException"><c>message_empty</c>, <c>message_too_long</c>, <c>client_message_id_invalid</c>, <c>invalid_request</c>.</exception>
    public static VisitorMessage Checked(VisitorMessage message)
    {
        if (message.ClientMessageId is not { Length: >= 1 and <= VisitorMessage.MaxIdLength })
        {
            throw new ChatException(ErrorCodes.MessageIdInvalid, $"client_message_id must have 1 to {VisitorMessage.MaxIdLength} characters.");
        }

        if (message.Visitor is not null && !VisitorName.IsValid(message.Visitor))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"visitor must have {VisitorName.Rule}.");
        }

        var text = message.Text?.Trim() ?? "";
        return text.Length switch
        {
            0 => throw new ChatException(ErrorCodes.MessageEmpty, "The message is empty."),
            > VisitorMessage.MaxTextLength => throw new ChatException(
                ErrorCodes.MessageTooLong,
                $"The message has {text.Length:N0} characters; {VisitorMessage.MaxTextLength:N0} are allowed."),
            _ => message with { Text = text },
        };
    }

    public static string? Clipped(string? comment) =>
        comment is { Length: > MaxCommentLength } ? comment[..MaxCommentLength] : comment;
}
