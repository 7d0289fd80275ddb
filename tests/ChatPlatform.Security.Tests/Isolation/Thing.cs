namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>What an input of a route or hub method can name, each of which belongs to one tenant.</summary>
public enum Thing
{
    Tenant,
    Bot,
    Origin,
    Session,
    SessionCursor,

    /// <summary>The sealed handle by which a visitor's page resumes its session.</summary>
    SessionHandle,
    Message,
    ClientMessage,
    Source,
    SourceCursor,
    PageCursor,
    Document,
    DocumentCursor,
    Key,
    Model,

    /// <summary>A person who belongs to the tenant.</summary>
    User,
    UserCursor,
    Invitation,
    CannedReply,
}
