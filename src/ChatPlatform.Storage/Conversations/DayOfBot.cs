namespace ChatPlatform.Storage.Conversations;

/// <summary>What went on with one bot on one day.</summary>
/// <param name="Day">UTC.</param>
/// <param name="Conversations">Begun that day.</param>
/// <param name="HandedOver">Of these, those in which a person was asked for.</param>
/// <param name="Questions">What visitors said.</param>
/// <param name="Answered">Replies of the bot that found an answer.</param>
/// <param name="Unanswered">Replies that said there is none.</param>
/// <param name="Cost">In <c>Chat:Models:Currency</c>.</param>
public sealed record DayOfBot(
    DateOnly Day,
    string BotId,
    long Conversations,
    long HandedOver,
    long Questions,
    long Answered,
    long Unanswered,
    long RatedUp,
    long RatedDown,
    long InputTokens,
    long OutputTokens,
    decimal Cost);
