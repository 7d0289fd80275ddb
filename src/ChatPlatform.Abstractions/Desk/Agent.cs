using Orleans;

namespace ChatPlatform.Desk;

/// <summary>Who answers a visitor in person.</summary>
/// <param name="UserId">The person's; of a server that answers by an API key, "key:" and the key's id.</param>
/// <param name="Name">As visitors see it.</param>
[GenerateSerializer]
public sealed record Agent(string UserId, string Name);
