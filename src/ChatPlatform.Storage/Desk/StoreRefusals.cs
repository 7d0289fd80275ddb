namespace ChatPlatform.Storage.Desk;

internal static class StoreRefusals
{
    public static ChatException NoSession(string sessionId) => new(ErrorCodes.SessionNotFound, $"There is no session '{sessionId}'.");
}
