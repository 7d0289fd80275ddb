using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ChatPlatform.Testing.Platform;

/// <summary>A visitor's line to the hub: SignalR's JSON protocol over a WebSocket.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebSocket _socket;
    private readonly Channel<JsonNode> _frames = Channel.CreateUnbounded<JsonNode>();
    private readonly Task _reading;
    private int _invocation;

    private HubClient(WebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <param name="address">Of the platform, such as http://localhost:5080.</param>
    public static async Task<HubClient> ConnectAsync(Uri address, string token)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(HubAddress(address, token)) { Scheme = "ws" }.Uri, CancellationToken.None);
        return await OverAsync(socket);
    }

    /// <summary>Greets over a socket that is connected to the hub.</summary>
    public static async Task<HubClient> OverAsync(WebSocket socket)
    {
        var client = new HubClient(socket);
        await client.SendFrameAsync("""{"protocol":"json","version":1}""");
        await client.NextAsync();
        return client;
    }

    public static Uri HubAddress(Uri platform, string token) => new(platform, $"/hubs/chat?access_token={Uri.EscapeDataString(token)}");

    /// <summary>Calls a method; a refusal comes back as the exception's message.</summary>
    public async Task<JsonNode?> InvokeAsync(string method, params object?[] arguments)
    {
        var id = await StartAsync(1, method, arguments);
        while (true)
        {
            var frame = await NextAsync();
            if (frame["type"]?.GetValue<int>() == 3 && frame["invocationId"]?.GetValue<string>() == id)
            {
                return frame["error"] is { } error ? throw new HubRefusalException(error.GetValue<string>()) : frame["result"];
            }
        }
    }

    /// <summary>Events of <c>Watch</c> until the condition holds.</summary>
    public async Task<IReadOnlyList<JsonNode>> WatchUntilAsync(object? cursor, Func<JsonNode, bool> last) =>
        await ReadUntilAsync(await StartAsync(4, "Watch", [cursor]), last);

    /// <summary>Watches from the beginning, then calls a method, and returns events until the condition holds.</summary>
    public async Task<IReadOnlyList<JsonNode>> WatchWhileAsync(string method, object argument, Func<JsonNode, bool> last)
    {
        var watching = await StartAsync(4, "Watch", [null]);
        await StartAsync(1, method, [argument]);
        return await ReadUntilAsync(watching, last);
    }

    private async Task<IReadOnlyList<JsonNode>> ReadUntilAsync(string id, Func<JsonNode, bool> last)
    {
        var items = new List<JsonNode>();
        while (true)
        {
            var frame = await NextAsync();
            if (frame["invocationId"]?.GetValue<string>() != id)
            {
                continue;
            }

            switch (frame["type"]!.GetValue<int>())
            {
                case 2:
                    items.Add(frame["item"]!);
                    if (last(frame["item"]!))
                    {
                        await SendFrameAsync(new JsonObject { ["type"] = 5, ["invocationId"] = id }.ToJsonString());
                        return items;
                    }

                    break;
                case 3:
                    throw new HubRefusalException(frame["error"]?.GetValue<string>() ?? "the stream ended");
            }
        }
    }

    public static bool IsCompleted(JsonNode change) => change["type"]!.GetValue<string>() == "completed";

    public Task SendFrameAsync(string frame) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(frame + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task<string> StartAsync(int type, string method, object?[] arguments)
    {
        var id = (++_invocation).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendFrameAsync(System.Text.Json.JsonSerializer.Serialize(new { type, invocationId = id, target = method, arguments }));
        return id;
    }

    private async Task<JsonNode> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _frames.Reader.ReadAsync(patience.Token);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 << 10];
        var text = new StringBuilder();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
                var all = text.ToString();
                var end = all.LastIndexOf(End);
                foreach (var frame in end < 0 ? [] : all[..end].Split(End))
                {
                    _frames.Writer.TryWrite(JsonNode.Parse(frame)!);
                }

                text.Clear().Append(all[(end + 1)..]);
            }

            _frames.Writer.TryComplete();
        }
        catch (Exception failure)
        {
            _frames.Writer.TryComplete(failure);
        }
    }
}
