using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Grains can be called; {Classes} grain classes are known.")]
    public static partial void Started(ILogger logger, int classes);

    [LoggerMessage(2, LogLevel.Information, "Grains have left memory; {Left} could not in time.")]
    public static partial void Stopped(ILogger logger, int left);

    [LoggerMessage(3, LogLevel.Error, "{GrainId} could not be activated.")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(4, LogLevel.Error, "{GrainId} did not end well; it has left memory all the same.")]
    public static partial void DeactivationFaulted(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(5, LogLevel.Warning, "A timer of {GrainId} failed; it goes on.")]
    public static partial void TimerFaulted(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(6, LogLevel.Warning, "{Method} of {GrainId} failed; it was called one way, so nobody else learns of it.")]
    public static partial void OneWayFaulted(ILogger logger, Exception exception, string method, GrainId grainId);

    [LoggerMessage(7, LogLevel.Warning, "{Method} of {GrainId}, called one way, never ran.")]
    public static partial void OneWayRefused(ILogger logger, Exception exception, string method, GrainId grainId);

    [LoggerMessage(8, LogLevel.Warning, "{Method} of {GrainId} did not answer within {Timeout}.")]
    public static partial void TimedOut(ILogger logger, string method, GrainId grainId, TimeSpan timeout);

    [LoggerMessage(9, LogLevel.Warning, "What {Method} of {GrainId} does when it is cancelled failed.")]
    public static partial void CancellationFaulted(ILogger logger, Exception exception, string method, GrainId grainId);

    [LoggerMessage(10, LogLevel.Warning, "A stream of {GrainId} did not end well.")]
    public static partial void StreamFaulted(ILogger logger, Exception exception, GrainId grainId);
}
