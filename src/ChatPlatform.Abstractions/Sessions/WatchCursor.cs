using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>How far a watcher has read: everything before the message, and so much of its text.</summary>
/// <param name="Offset">UTF-16 code units of the message's text.</param>
/// <param name="Revision">Of the message, as last seen; a text begun anew has a higher one and is sent again after a reset.</param>
[GenerateSerializer]
public sealed record WatchCursor(string MessageId, int Offset, int Revision = 0);
