namespace ChatPlatform.Storage;

/// <param name="Id">Of the session or the source; the tenant's, of a desk.</param>
public sealed record UnfinishedItem(string TenantId, UnfinishedKind Kind, string Id);

public enum UnfinishedKind
{
    Session,
    Source,

    /// <summary>A tenant's desk: agents have conversations, and may have gone.</summary>
    Desk,
}
