namespace ChatPlatform.Changes;

/// <summary>What kind of thing has changed.</summary>
public enum ChangeTopic
{
    /// <summary>Nothing has; but from here on no change is missed, so whatever was read before is read again.</summary>
    Ready,
    Tenant,
    Bots,
    Origins,
    Sources,
    Documents,
    Keys,
    Users,
    Models,
    Limits,
    Audit,
    Sessions,

    /// <summary>Who waits for a person, and who is there to answer.</summary>
    Desk,

    /// <summary>The platform's: which tenants there are, and their states.</summary>
    Tenants,

    /// <summary>The platform's: its plans, and which tenants are on them.</summary>
    Plans,

    /// <summary>The platform's: its nodes, databases and secrets.</summary>
    System,
}
