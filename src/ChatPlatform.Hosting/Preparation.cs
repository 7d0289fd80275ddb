using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>Something to be done before a host starts, whose failure is told as a sentence and not logged as a crash.</summary>
internal interface IPreparation
{
    Task PrepareAsync(CancellationToken cancellationToken);
}

public static class Preparation
{
    /// <summary>Does what the platform needs done before its host starts, in the order of registration.</summary>
    public static async Task PrepareAsync(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        foreach (var step in host.Services.GetServices<IPreparation>())
        {
            await step.PrepareAsync(stopping);
        }
    }
}
