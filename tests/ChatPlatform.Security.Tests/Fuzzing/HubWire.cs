using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>One connection to the hub, over which whatever is asked for is sent.</summary>
internal static class HubWire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>That no request is from, so that what those do wrong does not close the hub to its visitors.</summary>
    private const string Address = "198.51.100.9";

    private static readonly TimeSpan Nudge = TimeSpan.FromMilliseconds(300);

    private static readonly byte[] Ping = Encoding.UTF8.GetBytes("""{"type":6}""" + '\u001e');

    private static readonly byte[] LastCall = Encoding.UTF8.GetBytes("""{"type":1,"invocationId":"the-last","target":"Stop","arguments":["no-such-message"]}""" + '\u001e');

    /// <returns>How many frames were sent before the hub hung up.</returns>
    /// <exception cref="TimeoutException">The hub could not be reached, or neither answered the last call nor hung up.</exception>
    public static async Task<int> SendAsync(Uri hub, IReadOnlyList<HubFuzzer.Frame> frames)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Forwarded-For", Address);
        await ConnectAsync(socket, hub, patience.Token);
        var sent = 0;
        try
        {
            var answered = ReadToEndAsync(socket, patience.Token);
            foreach (var frame in frames)
            {
                if (answered.IsCompleted)
                {
                    return sent;
                }

                await socket.SendAsync(frame.Bytes, frame.Type, frame.EndsMessage, patience.Token);
                sent++;
            }

            // Ends a frame that was left open; then a call whose answer says that all before it has been dealt with.
            await socket.SendAsync("\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            await socket.SendAsync(LastCall, WebSocketMessageType.Text, endOfMessage: true, patience.Token);

            // After a type that it does not know, SignalR looks at what else has come only when something more comes.
            while (await Task.WhenAny(answered, Task.Delay(Nudge, patience.Token)) != answered)
            {
                await socket.SendAsync(Ping, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            }

            await answered;
            return sent;
        }
        catch (Exception gone) when (gone is WebSocketException or SocketException or IOException or InvalidOperationException)
        {
            return sent;
        }
        catch (OperationCanceledException) when (!patience.IsCancellationRequested)
        {
            // It hung up while something was sent.
            return sent;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The hub said nothing in {Patience.TotalSeconds:0} s, after {sent} frames of {frames.Count}; it is {socket.State}.");
        }
    }

    private static async Task ConnectAsync(ClientWebSocket socket, Uri hub, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(hub, cancellationToken);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            throw new TimeoutException($"The hub could not be reached: {failure.Message}", failure);
        }
    }

    private static async Task ReadToEndAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        var last = "";
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer, cancellationToken);
                var text = last + Encoding.UTF8.GetString(buffer, 0, received.Count);
                if (received.MessageType == WebSocketMessageType.Close || text.Contains("\"the-last\"", StringComparison.Ordinal))
                {
                    return;
                }

                last = text[^Math.Min(text.Length, 20)..];
            }
        }
        catch (WebSocketException)
        {
            // It hung up, which is an answer too.
        }
    }
}
