using ChatPlatform.Web.Access;
using Microsoft.AspNetCore.SignalR;

namespace ChatPlatform.Web.Hubs;

/// <summary>A hub's connection, which is hung up when what it was opened by ends.</summary>
internal static class HubLine
{
    /// <summary>For what is being read to tell why the line ends, before it does.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(250);

    /// <exception cref="ChatException">The authority does not stand.</exception>
    public static async Task OpenLineAsync(this HubCallerContext connection, OpenStreams streams, IStreamAuthority authority, TimeProvider time)
    {
        var line = await streams.OpenAsync(authority, connection.ConnectionAborted);
        connection.Items[typeof(OpenStream)] = line;
        _ = HangUpAsync(line, connection, time);
    }

    public static OpenStream Line(this HubCallerContext connection) => (OpenStream)connection.Items[typeof(OpenStream)]!;

    public static void CloseLine(this HubCallerContext connection) => (connection.Items[typeof(OpenStream)] as OpenStream)?.Dispose();

    private static async Task HangUpAsync(OpenStream line, HubCallerContext connection, TimeProvider time)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, line.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (line.Refusal is not null)
        {
            await Task.Delay(LastWords, time);
            connection.Abort();
        }
    }
}
