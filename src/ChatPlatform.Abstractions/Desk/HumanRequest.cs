using Orleans;

namespace ChatPlatform.Desk;

/// <summary>A visitor asks for a person by the widget's own control.</summary>
/// <param name="BotId">Of a session that has no message yet; one that has keeps its bot.</param>
/// <param name="Address">The client's, for rate limits.</param>
/// <param name="Origin">The page's, as recorded on a new session.</param>
[GenerateSerializer]
public sealed record HumanRequest(string? BotId = null, string? Address = null, string? Origin = null);
