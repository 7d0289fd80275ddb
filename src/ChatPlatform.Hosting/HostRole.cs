namespace ChatPlatform.Hosting;

/// <summary>What of the platform runs in a process.</summary>
public enum HostRole
{
    /// <summary>Front and grains together.</summary>
    All,

    /// <summary>The HTTP front only, a client of the cluster.</summary>
    Front,

    /// <summary>Grains only.</summary>
    Silo,
}
