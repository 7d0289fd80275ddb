namespace ChatPlatform.Web.Security;

/// <summary>Whom a visitor token speaks for: one session with one bot of one tenant, on one page's origin.</summary>
public sealed record Visitor(string TenantId, string BotId, string SessionId, string Origin);
