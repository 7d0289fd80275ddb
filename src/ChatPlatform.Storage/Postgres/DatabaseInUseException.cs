namespace ChatPlatform.Storage.Postgres;

/// <summary>Another process holds the database.</summary>
public sealed class DatabaseInUseException(string database, string? owner)
    : Exception(
        $"The database '{database}' is in use by {owner ?? "another process"}. "
        + "Two embedded engines on one database would both own every conversation. "
        + "Stop that process, give this one a database of its own with ConnectionStrings__Chat, or build with ActorEngine=Orleans to run several.");
