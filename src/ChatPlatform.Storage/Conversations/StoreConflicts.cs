namespace ChatPlatform.Storage.Conversations;

internal static class StoreConflicts
{
    public static ChatException Session(string sessionId) =>
        new(ErrorCodes.Conflict, $"The session '{sessionId}' was written by someone else meanwhile. Read it again.");
}
