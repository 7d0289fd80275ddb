namespace ChatPlatform.Sessions;

/// <summary>Sets money aside for the reply that is about to be asked for.</summary>
/// <param name="amount">What it can cost at most.</param>
/// <returns>false: the month's spending ceiling leaves no room for it.</returns>
public delegate Task<bool> ReserveSpend(decimal amount);
