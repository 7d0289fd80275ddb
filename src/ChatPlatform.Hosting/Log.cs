using Microsoft.Extensions.Logging;

namespace ChatPlatform.Hosting;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The keys that seal tokens and secrets are stored in the clear, beside what they seal. Set Chat:KeyRing:Passphrase or Chat:KeyRing:Certificate.")]
    public static partial void KeyRingInTheClear(this ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "Of {Name}, {Resealed} values were sealed anew; {Lost} can no longer be opened.")]
    public static partial void Resealed(this ILogger logger, string name, int resealed, int lost);

    [LoggerMessage(3, LogLevel.Error, "The values {Name} could not be sealed anew; the next time is tomorrow.")]
    public static partial void NotResealed(this ILogger logger, Exception failure, string name);

    [LoggerMessage(4, LogLevel.Warning, "{Tenants} tenants are on the plan '{Plan}', which nobody defines: the standard plan's limits hold for them. Define it, or put them on another.")]
    public static partial void PlanMissing(this ILogger logger, string plan, long tenants);

    [LoggerMessage(5, LogLevel.Error, "Whether tenants' plans are defined could not be looked up.")]
    public static partial void PlansNotChecked(this ILogger logger, Exception failure);
}
