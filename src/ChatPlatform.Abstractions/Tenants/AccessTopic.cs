namespace ChatPlatform.Tenants;

/// <summary>Keys of <see cref="IAccessGrain"/>s besides the tenants' ids, none of which can be one of these.</summary>
public static class AccessTopic
{
    /// <summary>The platform's own keys.</summary>
    public const string Platform = "*";

    /// <summary>A person's sessions and roles.</summary>
    public static string OfUser(string userId) => $"user:{userId}";
}
