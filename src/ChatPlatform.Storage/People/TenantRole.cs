namespace ChatPlatform.Storage.People;

/// <summary>What a person may do in one tenant. An owner may all that an editor may, and an editor all that an agent may.</summary>
public enum TenantRole
{
    /// <summary>Read conversations and answer in them.</summary>
    Agent,

    /// <summary>Change what the tenant's bots know, too.</summary>
    Editor,

    /// <summary>All that a tenant can do, its people and keys included.</summary>
    Owner,
}
