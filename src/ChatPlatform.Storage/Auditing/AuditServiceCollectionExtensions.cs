using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.Auditing;

internal static class AuditServiceCollectionExtensions
{
    /// <summary>The audit log over one store. Needs data protection.</summary>
    public static IServiceCollection AddAuditLog<TLog>(this IServiceCollection services)
        where TLog : class, IAuditLog
    {
        services.AddSingleton<AuditSeal>();
        services.AddSingleton<AuditLinks>();
        services.AddSingleton<IAuditLog, TLog>();
        services.AddSingleton(provider => new AuditVerification(provider.GetRequiredService<IAuditLog>(), provider.GetRequiredService<AuditSeal>()));
        return services;
    }
}
