using Orleans;

namespace ChatPlatform.Sessions;

/// <param name="InputTokens">As the provider counted, or estimated at four characters a token.</param>
/// <param name="Provider">Who answered; "extractive" also where the spending ceiling left no room for the bot's own.</param>
/// <param name="Cost">In <c>Chat:Models:Currency</c>, to a millionth, by the prices at the time.</param>
/// <param name="FirstTextMs">Milliseconds from the start of the reply to its first text; null where none came.</param>
[GenerateSerializer]
public sealed record TurnUsage(int InputTokens, int OutputTokens, string Provider, string Model, decimal Cost = 0, int? FirstTextMs = null);
