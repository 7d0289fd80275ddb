namespace ChatPlatform.Tenants;

/// <summary>What was removed, and so what its count counts.</summary>
public enum RemovedKind
{
    /// <summary>Rows.</summary>
    Table,

    /// <summary>Bytes.</summary>
    File,

    /// <summary>A tenant's own part of a table with its indexes: bytes. Its rows are counted with the table's.</summary>
    Partition,
}
