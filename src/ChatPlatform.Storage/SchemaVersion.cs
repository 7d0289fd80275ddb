namespace ChatPlatform.Storage;

/// <summary>How far a set of tables is.</summary>
/// <param name="Set">The set's folder of migrations.</param>
/// <param name="Applied">The number of the last migration that the database has; 0 for none.</param>
/// <param name="Newest">The number of the last one that this program knows.</param>
public sealed record SchemaVersion(string Set, int Applied, int Newest);
