using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Sessions;

/// <summary>A session as it begins, with its token, which is told this once.</summary>
public sealed record NewSession(string Token, UserSession Session);
