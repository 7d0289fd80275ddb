namespace ChatPlatform.Storage.Postgres.Moving;

/// <summary>A move as it is written down. A null connection string is the shared database.</summary>
internal sealed record TenantMove(string TenantId, string? Source, string? Target);
