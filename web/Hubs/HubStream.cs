using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatPlatform.Web.Access;

namespace ChatPlatform.Web.Hubs;

/// <summary>What a hub's streaming method hands out: items while its authority stands, then the reason why it does no more.</summary>
internal static class HubStream
{
    /// <summary>Items that may wait for a slow connection; beyond, the source waits.</summary>
    private const int Buffered = 16;

    /// <param name="source">Reads until it is cancelled.</param>
    /// <param name="method">The hub's, for the log.</param>
    /// <exception cref="Microsoft.AspNetCore.SignalR.HubException">The authority has ended, or the source failed.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        OpenStream line, Func<CancellationToken, IAsyncEnumerable<T>> source, string method, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (line.Refusal is { } refusal)
        {
            // What a stream throws passes no filter.
            throw HubRefusals.Told(refusal, method, logger);
        }

        // Drained at once, so that a slow connection does not leave the grain's enumerator idle until it is dropped.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, line.Ended);
        var items = Channel.CreateBounded<T>(new BoundedChannelOptions(Buffered) { SingleReader = true, SingleWriter = true });
        var drain = DrainAsync(source, items.Writer, line, method, logger, ended.Token);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await drain;
        }
    }

    private static async Task DrainAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> source, ChannelWriter<T> target, OpenStream line, string method, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source(cancellationToken))
            {
                await target.WriteAsync(item, cancellationToken);
            }

            target.Complete();
        }
        catch (OperationCanceledException)
        {
            target.Complete(line.Refusal is { } refusal ? HubRefusals.Told(refusal, method, logger) : null);
        }
        catch (Exception failure)
        {
            target.Complete(HubRefusals.Told(failure, method, logger));
        }
    }
}
