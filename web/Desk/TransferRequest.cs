namespace ChatPlatform.Web.Desk;

/// <param name="UserId">Of an agent who is at the desk; left out, whoever takes it from the queue.</param>
public sealed record TransferRequest(string? UserId = null, string? TenantId = null);
