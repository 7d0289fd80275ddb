namespace ChatPlatform.Web.Servers;

/// <param name="SessionId">The caller's own name for the conversation; left out, a new one begins.</param>
/// <param name="ClientMessageId">Makes sending again safe; left out, every request is a new message.</param>
/// <param name="Visitor">Who asks, by the caller's own name for them, under which their conversations are exported and erased.</param>
public sealed record ChatRequest(
    string? Message,
    string? TenantId = null,
    string? Bot = null,
    string? SessionId = null,
    string? ClientMessageId = null,
    string? Visitor = null);
