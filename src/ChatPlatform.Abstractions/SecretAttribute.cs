namespace ChatPlatform;

/// <summary>On a member whose value must not stand in the audit log, whatever the member is called.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
