namespace ChatPlatform.Testing.Platform;

/// <summary>The connection to the hub is gone; whether a call in flight took effect is unknown.</summary>
public sealed class HubClosedException(string message, Exception? inner = null) : Exception(message, inner);
