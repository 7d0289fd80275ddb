using System.Collections.Immutable;

namespace ChatPlatform.Storage;

/// <param name="Product">"SQLite 3.46.1", "PostgreSQL 15.8".</param>
/// <param name="IsWritable">false for a standby, which only reads.</param>
public sealed record DatabaseStatus(string Product, bool IsWritable, ImmutableArray<SchemaVersion> Schemas);
