using ChatPlatform.Desk;

namespace ChatPlatform.Storage.Desk;

/// <summary>A note and the session that it is about.</summary>
public sealed record SessionNote(string SessionId, Note Note);
