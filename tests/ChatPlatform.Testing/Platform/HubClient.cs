using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ChatPlatform.Testing.Platform;

/// <summary>
/// A visitor's or a person's line to a hub: SignalR's JSON protocol over a WebSocket. Calls and streams may run side
/// by side. When the connection is gone, each of them fails with <see cref="HubClosedException"/>.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    /// <summary>The visitors' hub.</summary>
    public const string Chat = "/hubs/chat";

    /// <summary>The hub of people who are signed in.</summary>
    public const string Console = "/hubs/console";

    private const byte End = 0x1e;
    private const string Ping = """{"type":6}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The hub hangs up on a client that is silent for 30 s.</summary>
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(12);

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<string, Channel<JsonNode>> _calls = new();
    private readonly TaskCompletionSource<JsonNode> _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private readonly Timer _pinging;
    private int _invocation;
    private HubClosedException? _closed;

    private HubClient(WebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
        _pinging = new Timer(_ => _ = TryPingAsync(), state: null, PingInterval, PingInterval);
    }

    /// <param name="address">Of the platform, such as http://localhost:5080.</param>
    /// <exception cref="WebSocketException">There is no connection to be had.</exception>
    /// <exception cref="HubClosedException">The hub did not greet back.</exception>
    public static async Task<HubClient> ConnectAsync(Uri address, string token, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            var place = new UriBuilder(HubAddress(address, token)) { Scheme = address.Scheme == "https" ? "wss" : "ws" };
            await socket.ConnectAsync(place.Uri, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return await OverAsync(socket, cancellationToken);
    }

    /// <summary>Greets over a socket that is connected to the hub.</summary>
    public static async Task<HubClient> OverAsync(WebSocket socket, CancellationToken cancellationToken = default)
    {
        var client = new HubClient(socket);
        try
        {
            await client.SendFrameAsync("""{"protocol":"json","version":1}""");
            await client._greeted.Task.WaitAsync(Patience, cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public static Uri HubAddress(Uri platform, string token, string hub = Chat) => new(platform, $"{hub}?access_token={Uri.EscapeDataString(token)}");

    public static bool IsCompleted(JsonNode change) => change["type"]!.GetValue<string>() == "completed";

    /// <summary>Completes when the connection is gone.</summary>
    public Task Closed => _reading;

    /// <summary>Calls a method.</summary>
    /// <exception cref="HubRefusalException">The hub said no.</exception>
    /// <exception cref="TimeoutException">No answer came; whether the call took effect is unknown.</exception>
    public async Task<JsonNode?> InvokeAsync(string method, params object?[] arguments)
    {
        var (id, frames) = await StartAsync(1, method, arguments);
        try
        {
            var frame = await NextAsync(frames, method);
            return frame["error"] is { } error ? throw new HubRefusalException(error.GetValue<string>()) : frame["result"];
        }
        finally
        {
            _calls.TryRemove(id, out _);
        }
    }

    /// <summary>The items of a streaming method, until the hub ends them or the caller stops reading.</summary>
    /// <exception cref="HubRefusalException">The hub ended the stream with an error.</exception>
    public async IAsyncEnumerable<JsonNode> StreamAsync(
        string method, object?[] arguments, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (id, frames) = await StartAsync(4, method, arguments);
        var isOver = false;
        try
        {
            await foreach (var frame in frames.ReadAllAsync(cancellationToken))
            {
                if (IsCompletion(frame))
                {
                    isOver = true;
                    if (frame["error"] is { } error)
                    {
                        throw new HubRefusalException(error.GetValue<string>());
                    }

                    yield break;
                }

                yield return frame["item"]!;
            }
        }
        finally
        {
            _calls.TryRemove(id, out _);
            if (!isOver && _closed is null)
            {
                await TrySendAsync(new JsonObject { ["type"] = 5, ["invocationId"] = id }.ToJsonString());
            }
        }
    }

    /// <summary>Events of <c>Watch</c> until the condition holds.</summary>
    public Task<IReadOnlyList<JsonNode>> WatchUntilAsync(object? cursor, Func<JsonNode, bool> last) => ReadUntilAsync("Watch", [cursor], last);

    /// <summary>Items of a streaming method until the condition holds.</summary>
    /// <exception cref="HubRefusalException">The hub ended the stream before.</exception>
    public async Task<IReadOnlyList<JsonNode>> ReadUntilAsync(string method, object?[] arguments, Func<JsonNode, bool> last)
    {
        var items = new List<JsonNode>();
        await using var events = StreamAsync(method, arguments).GetAsyncEnumerator();
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            items.Add(events.Current);
            if (last(events.Current))
            {
                return items;
            }
        }

        throw new HubRefusalException("the stream ended");
    }

    /// <summary>Watches from the beginning, calls a method meanwhile, and returns events until the condition holds.</summary>
    public async Task<IReadOnlyList<JsonNode>> WatchWhileAsync(string method, object argument, Func<JsonNode, bool> last)
    {
        var watching = WatchUntilAsync(null, last);
        await StartAsync(1, method, [argument]);
        return await watching;
    }

    public async Task SendFrameAsync(string frame)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(frame + (char)End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception failure) when (failure is WebSocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            throw _closed ?? new HubClosedException("The connection to the hub is gone.", failure);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pinging.DisposeAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private static bool IsCompletion(JsonNode frame) => frame["type"]!.GetValue<int>() == 3;

    private async Task<(string Id, ChannelReader<JsonNode> Frames)> StartAsync(int type, string method, object?[] arguments)
    {
        var id = Interlocked.Increment(ref _invocation).ToString(CultureInfo.InvariantCulture);
        var frames = Channel.CreateUnbounded<JsonNode>(new UnboundedChannelOptions { SingleReader = true });
        _calls[id] = frames;
        if (_closed is not null)
        {
            frames.Writer.TryComplete(_closed);
        }

        await SendFrameAsync(JsonSerializer.Serialize(new { type, invocationId = id, target = method, arguments }));
        return (id, frames.Reader);
    }

    private static async Task<JsonNode> NextAsync(ChannelReader<JsonNode> frames, string method)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await frames.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The hub did not answer {method} in {Patience.TotalSeconds:0} s.");
        }
        catch (ChannelClosedException closed) when (closed.InnerException is HubClosedException gone)
        {
            throw gone;
        }
    }

    private async Task TryPingAsync() => await TrySendAsync(Ping);

    private async Task TrySendAsync(string frame)
    {
        try
        {
            await SendFrameAsync(frame);
        }
        catch (HubClosedException)
        {
            // Whoever reads from the connection is told.
        }
    }

    private async Task ReadAsync()
    {
        var unread = new ArrayBufferWriter<byte>(16 << 10);
        HubClosedException closed;
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(unread.GetMemory(4 << 10), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    closed = _closed ?? new HubClosedException("The hub closed the connection.");
                    break;
                }

                unread.Advance(received.Count);
                unread = Dispatch(unread);
            }
        }
        catch (Exception failure)
        {
            closed = _closed ?? new HubClosedException("The connection to the hub broke.", failure);
        }

        _closed = closed;
        _greeted.TrySetException(closed);
        _ = _greeted.Task.Exception;
        foreach (var call in _calls.Values)
        {
            call.Writer.TryComplete(closed);
        }
    }

    /// <summary>Hands whole frames to the calls that they belong to.</summary>
    /// <returns>What is left: the beginning of a frame.</returns>
    private ArrayBufferWriter<byte> Dispatch(ArrayBufferWriter<byte> unread)
    {
        var bytes = unread.WrittenSpan;
        var isWhole = false;
        for (var end = bytes.IndexOf(End); end >= 0; end = bytes.IndexOf(End))
        {
            Dispatch(JsonNode.Parse(bytes[..end])!);
            bytes = bytes[(end + 1)..];
            isWhole = true;
        }

        if (!isWhole)
        {
            return unread;
        }

        var rest = bytes.ToArray();
        unread.ResetWrittenCount();
        unread.Write(rest);
        return unread;
    }

    private void Dispatch(JsonNode frame)
    {
        switch (frame["type"]?.GetValue<int>())
        {
            case null:
                _ = frame["error"] is { } error
                    ? _greeted.TrySetException(new HubClosedException(error.GetValue<string>()))
                    : _greeted.TrySetResult(frame);
                break;
            case 7:
                _closed = new HubClosedException(frame["error"]?.GetValue<string>() ?? "The hub said goodbye.");
                break;
            default:
                if (frame["invocationId"] is { } id && _calls.TryGetValue(id.GetValue<string>(), out var call))
                {
                    call.Writer.TryWrite(frame);
                    if (IsCompletion(frame))
                    {
                        call.Writer.TryComplete();
                    }
                }

                break;
        }
    }
}
