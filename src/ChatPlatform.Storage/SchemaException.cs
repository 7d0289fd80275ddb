namespace ChatPlatform.Storage;

/// <summary>A database that this program cannot work with until its operator has done what the message says.</summary>
public sealed class SchemaException(string message) : InvalidOperationException(message);
