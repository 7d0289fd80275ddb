using System.Globalization;

namespace ChatPlatform.Sessions;

/// <summary>What may be sent.</summary>
internal static class MessageRules
{
    private const int MaxCommentLength = 2_000;

    /// <summary>The message with its text trimmed.</summary>
    /// <exception cref="ChatException"><c>message_empty</c>, <c>message_too_long</c>, <c>client_message_id_invalid</c>, <c>invalid_request</c>.</exception>
    public static VisitorMessage Checked(VisitorMessage message)
    {
        var text = CheckedText(message.ClientMessageId, message.Text);
        if (message.Visitor is not null && !VisitorName.IsValid(message.Visitor))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"visitor must have {VisitorName.Rule}.");
        }

        return message with { Text = text };
    }

    /// <summary>The text trimmed, of whoever sends it under this id.</summary>
    /// <exception cref="ChatException"><c>client_message_id_invalid</c>, <c>message_empty</c>, <c>message_too_long</c>.</exception>
    public static string CheckedText(string? clientMessageId, string? text) =>
        clientMessageId is { Length: >= 1 and <= VisitorMessage.MaxIdLength }
            ? CheckedText(text, VisitorMessage.MaxTextLength)
            : throw new ChatException(ErrorCodes.MessageIdInvalid, $"client_message_id must have 1 to {VisitorMessage.MaxIdLength} characters.");

    /// <exception cref="ChatException"><c>message_empty</c>, <c>message_too_long</c>.</exception>
    public static string CheckedText(string? text, int most)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length switch
        {
            0 => throw new ChatException(ErrorCodes.MessageEmpty, "The message is empty."),
            var length when length > most => throw new ChatException(
                ErrorCodes.MessageTooLong,
                string.Create(CultureInfo.InvariantCulture, $"The message has {length:N0} characters; {most:N0} are allowed.")),
            _ => trimmed,
        };
    }

    public static ChatException IdReused() =>
        new(ErrorCodes.MessageIdReused, "This client_message_id was used for another text. Give every message an id of its own.");

    public static string? Clipped(string? comment) =>
        comment is { Length: > MaxCommentLength } ? comment[..MaxCommentLength] : comment;
}
