using ChatPlatform.Storage.KeyRing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.Secrets;

internal static class SecretServiceCollectionExtensions
{
    /// <summary>Sealing and the key ring's upkeep. Needs data protection.</summary>
    public static IServiceCollection AddSecrets(this IServiceCollection services) =>
        services.AddSingleton<SecretSeal>().AddSingleton<KeyRingUpkeep>();
}
