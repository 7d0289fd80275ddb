namespace ChatPlatform.Storage.Postgres;

/// <summary>The schemas, one for each set of tables.</summary>
public static class PostgresSchemas
{
    public const string Platform = "chat_platform";

    /// <summary>Every table here has a tenant_id and forced row-level security.</summary>
    public const string Tenant = "chat_tenant";

    /// <summary>Microsoft.Orleans' own tables: membership and state of grains.</summary>
    public const string Orleans = "chat_orleans";

    /// <summary>Public stands last: that is where extensions are.</summary>
    public const string SearchPath = $"{Tenant},{Platform},public";
}
