namespace ChatPlatform.Storage.Postgres.Moving;

/// <param name="Step">About to be done.</param>
/// <param name="Table">While copying: the table at hand.</param>
public sealed record MoveProgress(MoveStep Step, string? Table = null);
