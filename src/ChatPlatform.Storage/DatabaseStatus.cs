using System.Collections.Immutable;

namespace ChatPlatform.Storage;

/// <param name="Product">"SQLite 3.46.1", "PostgreSQL 15.8".</param>
/// <param name="Bytes">On the disk; of the platform and of the tenants that are with it, not of those in databases of their own.</param>
/// <param name="IsWritable">false for a standby, which only reads.</param>
public sealed record DatabaseStatus(string Product, bool IsWritable, ImmutableArray<SchemaVersion> Schemas, long Bytes);
