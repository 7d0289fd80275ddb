using Orleans;

namespace ChatPlatform.Sessions;

/// <param name="ClientMessageId">Chosen by the sender, 1 to 100 characters; makes sending again safe.</param>
/// <param name="Text">1 to 8,000 characters after trimming.</param>
/// <param name="BotId">null for the tenant's default bot; a session keeps the bot of its first message.</param>
/// <param name="Address">The client's address for rate limits; null for a server's call.</param>
/// <param name="Origin">The page's origin, as recorded on the session; null for a server's call.</param>
/// <param name="Visitor">Who asks, by the caller's own name for them (see <see cref="VisitorName"/>); a session keeps the first it is given.</param>
[GenerateSerializer]
public sealed record VisitorMessage(
    string ClientMessageId,
    string Text,
    string? BotId = null,
    string? Address = null,
    string? Origin = null,
    string? Visitor = null)
{
    public const int MaxTextLength = 8_000;
    public const int MaxIdLength = 100;
}
