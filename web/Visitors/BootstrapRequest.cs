namespace ChatPlatform.Web.Visitors;

/// <param name="Session">The handle that an earlier bootstrap gave out, to resume its session.</param>
public sealed record BootstrapRequest(string? TenantId = null, string? Bot = null, string? Session = null);
