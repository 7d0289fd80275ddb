namespace ChatPlatform.Storage.Auditing;

public enum AuditActorKind
{
    /// <summary>Nobody who has proved who they are, such as whoever tries to sign in.</summary>
    Anonymous,

    /// <summary>An API key.</summary>
    Key,

    /// <summary>A person who signed in.</summary>
    User,

    /// <summary>The platform by itself.</summary>
    System,
}
