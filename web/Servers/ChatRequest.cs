namespace ChatPlatform.Web.Servers;

/// <param name="SessionId">The caller's own name for the conversation; left out, a new one begins.</param>
/// <param name="ClientMessageId">Makes sending again safe; left out, every request is a new message.</param>
public sealed record ChatRequest(
    string? Message,
    string? TenantId = null,
    string? Bot = null,
    string? SessionId = null,
    string? ClientMessageId = null);
