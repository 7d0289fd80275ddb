namespace ChatPlatform.Storage.Conversations;

/// <summary>What a tenant has used of a calendar month (UTC).</summary>
/// <param name="Turns">Metered ones, and those that have no end yet.</param>
/// <param name="Spent">By metered turns.</param>
/// <param name="Reserved">For replies that have no end yet, whenever they were begun.</param>
public sealed record MonthUsage(long Turns, decimal Spent, decimal Reserved);
