namespace ChatPlatform.Web.Security;

/// <summary>A tenant's keys in the clear, as shown once.</summary>
public sealed record TenantKeys(string Admin, string Chat, string Upload);
