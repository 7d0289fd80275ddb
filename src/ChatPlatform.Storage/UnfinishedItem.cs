namespace ChatPlatform.Storage;

/// <param name="Id">Of the session or the source.</param>
public sealed record UnfinishedItem(string TenantId, UnfinishedKind Kind, string Id);

public enum UnfinishedKind
{
    Session,
    Source,
}
