using System.Text.Json.Serialization;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;

namespace ChatPlatform.Web.Desk;

/// <summary>A reply to be added, or what is to be changed of one.</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 8,000 characters.</param>
/// <param name="Version">Of the reply that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CannedReplyRequest(string? Title = null, string? Text = null, int? Version = null, string? TenantId = null)
{
    private const int MaxTitleLength = 100;

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public CannedReply OnTopOf(CannedReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var after = reply with { Title = Title?.Trim() ?? reply.Title, Text = Text?.Trim() ?? reply.Text };
        return after is { Title.Length: >= 1 and <= MaxTitleLength, Text.Length: >= 1 and <= VisitorMessage.MaxTextLength }
            ? after
            : throw new ChatException(ErrorCodes.InvalidRequest, "title must have 1 to 100 characters, text 1 to 8,000.");
    }
}
