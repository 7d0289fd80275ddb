using ChatPlatform.Tenants;

namespace ChatPlatform.Hosting;

/// <summary>Settings under <c>Chat</c>; see README.</summary>
public sealed class ChatOptions
{
    public const string Section = "Chat";

    /// <summary>The connection string's name: empty for SQLite, else PostgreSQL.</summary>
    public const string ConnectionName = "Chat";

    /// <summary>The connection string of a login that may change the schema; empty: the same as <see cref="ConnectionName"/>.</summary>
    public const string OwnerConnectionName = "ChatOwner";

    /// <summary>What of the platform runs in this process.</summary>
    public HostRole Role { get; set; } = HostRole.All;

    /// <summary>Where SQLite's files and, without PostgreSQL, the key ring are.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>The platform admin's API key, 32 characters at least; empty: one is generated at the first start.</summary>
    public string AdminKey { get; set; } = "";

    /// <summary>Whether there is a tenant <c>demo</c> with a sample site; null: in Development only.</summary>
    public bool? Demo { get; set; }

    /// <summary>How long a visitor's token lives.</summary>
    public TimeSpan VisitorTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Addresses ("10.0.0.7") or networks ("10.0.0.0/8") of reverse proxies: what they say of a visitor's address and
    /// scheme is believed, and nobody else's word.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>How the keys that seal tokens and secrets are encrypted.</summary>
    public KeyRingOptions KeyRing { get; set; } = new();

    /// <summary>
    /// The limits that tenants are put on, by name: <c>Chat:Plans:free:MessagesPerMonth</c>. What a plan does not name is as
    /// in <see cref="PlanLimits"/>. "standard" is the plan of tenants that were put on no other.
    /// The platform's admin keeps further ones, and cannot change these.
    /// </summary>
    public IDictionary<string, PlanLimits> Plans { get; } = new Dictionary<string, PlanLimits>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How the nodes of a cluster find each other; of no use to the embedded engine.</summary>
    public ClusterOptions Cluster { get; set; } = new();
}
