using ChatPlatform.Storage.KeyRing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Hosting;

/// <summary>
/// The key ring, whole and loaded: by whoever came first later, the others' threads would wait, which the loading needs itself.
/// </summary>
internal sealed class KeyRingReady(KeyRingUpkeep upkeep, IDataProtectionProvider protection, IHostEnvironment environment, ILogger<KeyRingReady> logger) : IPreparation
{
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction() && !upkeep.IsEncrypted)
        {
            logger.KeyRingInTheClear();
        }

        upkeep.Run();
        protection.CreateProtector("start").Protect([]);
        return Task.CompletedTask;
    }
}
