namespace ChatPlatform.Sessions;

/// <summary>
/// A session grain's key: tenant id and session id, joined by a character that neither can hold, so
/// that no session id can reach into another tenant.
/// </summary>
public readonly record struct SessionKey(string TenantId, string SessionId)
{
    public override string ToString() => $"{TenantId}/{SessionId}";

    /// <exception cref="FormatException">The text is not a session grain's key.</exception>
    public static SessionKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1
            ? new SessionKey(text[..slash], text[(slash + 1)..])
            : throw new FormatException($"'{text}' is not a session grain's key (tenant/session).");
    }

    /// <summary>1 to 128 characters of A-Z, a-z, 0-9, '_', '-', '.', ':', but neither '.' nor '..', which lead elsewhere in an address.</summary>
    public static bool IsValidSessionId(string? sessionId) =>
        sessionId is { Length: >= 1 and <= 128 } and not ("." or "..")
        && sessionId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':');
}
