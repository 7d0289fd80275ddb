using System.Runtime.CompilerServices;

namespace ChatPlatform.Web.Conversations;

/// <summary>Watches a grain across its deaths and moves: a watch that has broken is begun anew, after a pause.</summary>
internal static class Rewatch
{
    /// <param name="watch">One of a grain's streams, which begins with what there is.</param>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> watch, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var failures = 0; ; await Task.Delay(Patience.PauseAfter(++failures), time, cancellationToken))
        {
            await using var watched = watch(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await HasNextAsync(watched, cancellationToken))
            {
                failures = 0;
                yield return watched.Current;
            }
        }
    }

    /// <returns>false when the watch has broken and is to be begun anew.</returns>
    private static async Task<bool> HasNextAsync<T>(IAsyncEnumerator<T> watched, CancellationToken cancellationToken)
    {
        try
        {
            return await watched.MoveNextAsync();
        }
        catch (Exception failure) when (Patience.IsPassing(failure, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
