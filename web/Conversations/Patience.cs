using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Web.Conversations;

/// <summary>
/// Waits out what passes by itself: a silo that has just died, a database that restarts. Only for calls that may be
/// made twice, since whether a failed one took effect is not known.
/// </summary>
public sealed class Patience(TimeProvider time)
{
    /// <summary>A dead silo is known as dead in some ten seconds; whoever waits longer wants to be told.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait before the next of several attempts, the first being 1.</summary>
    public static TimeSpan PauseAfter(int attempt) =>
        attempt >= 5 ? LongestPause : FirstPause * Math.Pow(2, attempt - 1);

    /// <summary>Whether the same call may well succeed a moment later.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        ChatException refusal => refusal.Code is ErrorCodes.Unavailable or ErrorCodes.TenantMoving,
        OrleansException or TimeoutException or EnumerationAbortedException => true,
        _ => false,
    };

    /// <summary>
    /// As above, where a cancellation that the caller did not ask for is one more thing that passes: the silo gave the
    /// call up as it died.
    /// </summary>
    public static bool IsPassing(Exception failure, CancellationToken callers) =>
        IsPassing(failure) || (failure is OperationCanceledException && !callers.IsCancellationRequested);

    /// <summary>What a caller is told of a passing failure that did not pass in time.</summary>
    public static ChatException Told(Exception failure) =>
        failure as ChatException
        ?? new ChatException(
            ErrorCodes.Unavailable,
            "The platform is rearranging itself; whether this took effect is not known. Repeat it with the same ids.",
            TimeSpan.FromSeconds(2));

    /// <exception cref="ChatException"><c>unavailable</c>, <c>tenant_moving</c>: it did not pass in time.</exception>
    public async Task<T> RepeatAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception failure) when (IsPassing(failure, cancellationToken))
            {
                if (time.GetElapsedTime(began) + PauseAfter(attempt) > Longest)
                {
                    throw Told(failure);
                }
            }

            await Task.Delay(PauseAfter(attempt), time, cancellationToken);
        }
    }

    /// <inheritdoc cref="RepeatAsync{T}"/>
    public Task RepeatAsync(Func<Task> call, CancellationToken cancellationToken) =>
        RepeatAsync<object?>(
            async () =>
            {
                await call();
                return null;
            },
            cancellationToken);
}
