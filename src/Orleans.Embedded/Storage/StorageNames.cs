namespace Orleans.Storage;

internal static class StorageNames
{
    /// <summary>What a state that names no storage is kept in.</summary>
    public const string Default = "Default";
}
