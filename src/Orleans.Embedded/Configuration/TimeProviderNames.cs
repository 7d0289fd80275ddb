namespace Orleans.Runtime;

/// <summary>Keys of services that replace the clock of one area; the unkeyed <see cref="TimeProvider"/> serves the others.</summary>
public static class TimeProviderNames
{
    /// <summary>Timers of grains.</summary>
    public const string Grains = "Orleans.Grains";

    /// <summary>Timeouts of calls.</summary>
    public const string Messaging = "Orleans.Messaging";

    /// <summary>Idle grains.</summary>
    public const string ActivationManagement = "Orleans.ActivationManagement";
}
