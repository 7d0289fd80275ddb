namespace ChatPlatform.Storage.Auditing;

/// <param name="Id">Of the key or the user.</param>
/// <param name="Name">What people know it by: a key's prefix, a user's e-mail address.</param>
public sealed record AuditActor(AuditActorKind Kind, string? Id = null, string? Name = null)
{
    public static AuditActor System { get; } = new(AuditActorKind.System);

    public static AuditActor Anonymous { get; } = new(AuditActorKind.Anonymous);
}
