namespace ChatPlatform.Web.Desk;

/// <param name="ClientMessageId">Chosen by the caller, 1 to 100 characters; makes sending again safe.</param>
/// <param name="Text">1 to 8,000 characters.</param>
public sealed record ReplyRequest(string? ClientMessageId, string? Text, string? TenantId = null);
