namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>In whose place a tenant's request is made.</summary>
public enum Caller
{
    /// <summary>A server with the tenant's widest key.</summary>
    Server,

    /// <summary>A visitor's browser on one of the tenant's pages.</summary>
    Visitor,

    /// <summary>A person who belongs to the tenant, on their line.</summary>
    Person,
}
