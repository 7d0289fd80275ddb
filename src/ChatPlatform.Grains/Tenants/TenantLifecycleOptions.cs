namespace ChatPlatform.Tenants;

/// <summary>Settings under <c>Chat:Lifecycle</c>.</summary>
public sealed class TenantLifecycleOptions
{
    public const string Section = "Chat:Lifecycle";

    /// <summary>What <see cref="IsValid"/> holds a setting to.</summary>
    public const string Ranges = "Chat:Lifecycle:DeletionGrace must be from 00:00:00 to 90.00:00:00.";

    internal static readonly TimeSpan LongestGrace = TimeSpan.FromDays(90);

    /// <summary>How long a tenant that is marked for deletion can be had back, unless the call says otherwise.</summary>
    public TimeSpan DeletionGrace { get; set; } = TimeSpan.FromDays(7);

    public bool IsValid() => DeletionGrace >= TimeSpan.Zero && DeletionGrace <= LongestGrace;
}
