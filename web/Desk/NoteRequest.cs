namespace ChatPlatform.Web.Desk;

/// <param name="Text">1 to 4,000 characters.</param>
public sealed record NoteRequest(string? Text, string? TenantId = null);
