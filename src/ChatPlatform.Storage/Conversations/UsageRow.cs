namespace ChatPlatform.Storage.Conversations;

/// <param name="Day">UTC.</param>
public sealed record UsageRow(
    DateOnly Day,
    string BotId,
    string Provider,
    string Model,
    long Turns,
    long InputTokens,
    long OutputTokens);
