using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime.Hosting;

/// <summary>Registers storages under names.</summary>
public static class StorageProviderExtensions
{
    /// <param name="name">As <see cref="PersistentStateAttribute"/> names it; "Default" is used where it names none.</param>
    public static IServiceCollection AddGrainStorage<T>(
        this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
        where T : IGrainStorage
    {
        if (name == StorageNames.Default)
            collection.AddSingleton<IGrainStorage>(services => services.GetRequiredKeyedService<IGrainStorage>(name));
        return collection.AddKeyedSingleton<IGrainStorage>(name, (services, key) => implementationFactory(services, (string)key!));
    }
}
