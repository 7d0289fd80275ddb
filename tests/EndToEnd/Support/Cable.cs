using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatPlatform.EndToEnd.Support;

/// <summary>
/// The network between one browser and the platform: an address of its own, which passes everything on. When it is cut,
/// what is under way breaks off and nothing new gets through.
/// </summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _sockets = new();
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _isCut;

    /// <param name="target">The platform's port on this machine.</param>
    public Cable(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Cut()
    {
        _isCut = true;
        foreach (var socket in _sockets.Keys)
        {
            Break(socket);
        }
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = PassAsync(await _listener.AcceptSocketAsync());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task PassAsync(Socket browser)
    {
        var platform = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _sockets[browser] = _sockets[platform] = true;
        try
        {
            // Looked at after they are known: a cut either finds them or is seen here.
            if (!_isCut)
            {
                await platform.ConnectAsync("localhost", _target);
                await Task.WhenAny(PumpAsync(browser, platform), PumpAsync(platform, browser));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The browser is told by its own end.
        }
        finally
        {
            Break(browser);
            Break(platform);
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 << 10];
        try
        {
            for (var read = await from.ReceiveAsync(buffer); read > 0; read = await from.ReceiveAsync(buffer))
            {
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // Both ways end with one.
        }
    }

    private void Break(Socket socket)
    {
        _sockets.TryRemove(socket, out _);
        socket.Dispose();
    }
}
