namespace ChatPlatform.Storage.Postgres;

/// <summary>A table of tenants' data, as the catalog knows it.</summary>
/// <param name="Name">Quoted, with its schema.</param>
/// <param name="Columns">Those that are stored and not computed, quoted, separated by commas.</param>
internal sealed record TenantTable(string Name, string Columns)
{
    /// <summary>The name without the schema and for people.</summary>
    public string Bare => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..].Trim('"');
}
