namespace ChatPlatform.Storage.Conversations;

/// <param name="Day">UTC.</param>
/// <param name="Milliseconds">From the start of a reply to its first text.</param>
/// <param name="Replies">How many waited so long.</param>
public sealed record FirstTextWait(DateOnly Day, string BotId, int Milliseconds, long Replies);
