namespace ChatPlatform.Web.Auditing;

/// <summary>On a changing route that the audit log says nothing of.</summary>
internal sealed record NotAuditedMetadata(string Reason);
