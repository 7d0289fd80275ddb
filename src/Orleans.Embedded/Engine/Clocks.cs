using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The clocks of the engine's areas: as registered under <see cref="TimeProviderNames"/>, else the host's own.</summary>
internal sealed class Clocks(IServiceProvider services)
{
    public TimeProvider Timers { get; } = Find(services, TimeProviderNames.Grains);

    public TimeProvider Calls { get; } = Find(services, TimeProviderNames.Messaging);

    public TimeProvider Idleness { get; } = Find(services, TimeProviderNames.ActivationManagement);

    private static TimeProvider Find(IServiceProvider services, string name) =>
        services.GetKeyedService<TimeProvider>(name) ?? services.GetRequiredService<TimeProvider>();
}
