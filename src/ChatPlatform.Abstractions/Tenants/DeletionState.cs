namespace ChatPlatform.Tenants;

/// <summary>How far the deletion of a tenant is.</summary>
public enum DeletionState
{
    /// <summary>The grace time runs; it can be taken back.</summary>
    Scheduled,

    /// <summary>It has begun, and goes on until nothing is left.</summary>
    Removing,

    /// <summary>Nothing is left but the receipt.</summary>
    Completed,

    /// <summary>It was taken back.</summary>
    Restored,
}
