namespace ChatPlatform.Storage.Platform;

/// <summary>Tables of the platform with a tenant_id whose rows outlive the tenant. Those of every other go with it.</summary>
internal static class LastingTables
{
    public static readonly string[] Names = ["tenant_deletions"];
}
