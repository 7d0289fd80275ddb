namespace ChatPlatform.Storage.Platform;

internal static class DeletionConflicts
{
    public static ChatException Tenant(string tenantId) =>
        new(ErrorCodes.Conflict, $"The tenant '{tenantId}' was changed by someone else, or its removal has begun. Read it again.");
}
