namespace ChatPlatform.Storage.Conversations;

/// <param name="Day">UTC.</param>
/// <param name="Cost">In <c>Chat:Models:Currency</c>.</param>
public sealed record UsageRow(
    DateOnly Day,
    string BotId,
    string Provider,
    string Model,
    long Turns,
    long InputTokens,
    long OutputTokens,
    decimal Cost = 0);
