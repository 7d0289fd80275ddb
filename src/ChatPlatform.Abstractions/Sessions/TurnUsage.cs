using Orleans;

namespace ChatPlatform.Sessions;

/// <param name="InputTokens">As the provider counted, or estimated at four characters a token.</param>
[GenerateSerializer]
public sealed record TurnUsage(int InputTokens, int OutputTokens, string Provider, string Model);
