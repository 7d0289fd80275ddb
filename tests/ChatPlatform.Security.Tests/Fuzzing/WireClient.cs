using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>HTTP/1.1 by hand, since no client library sends what is not HTTP.</summary>
internal sealed class WireClient(int port) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly byte[] _buffer = new byte[64 << 10];
    private Socket? _socket;
    private int _start;
    private int _end;

    /// <returns>The answer's status and body; status 0 when the server hung up without one.</returns>
    /// <exception cref="TimeoutException">Neither an answer nor an end came.</exception>
    public async Task<(int Status, string Body)> SendAsync(FuzzedRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await ExchangeAsync(request, patience.Token);
        }
        catch (SocketException)
        {
            Close();
            return (0, "");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No answer in {Patience.TotalSeconds:0} s.");
        }
    }

    public void Dispose() => Close();

    private async Task<(int Status, string Body)> ExchangeAsync(FuzzedRequest request, CancellationToken cancellationToken)
    {
        if (_socket is null)
        {
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync("127.0.0.1", port, cancellationToken);
            _start = _end = 0;
        }

        await _socket.SendAsync(request.Bytes, cancellationToken);
        var hasNoBody = request.Bytes.AsSpan().StartsWith("HEAD "u8);

        // Whatever may leave the server waiting for more is ended here: it must answer or hang up.
        if (!request.IsWellFramed)
        {
            _socket.Shutdown(SocketShutdown.Send);
        }

        var answer = await ReadAsync(hasNoBody, cancellationToken);
        if (!request.IsWellFramed)
        {
            Close();
        }

        return answer;
    }

    private async Task<(int Status, string Body)> ReadAsync(bool hasNoBody, CancellationToken cancellationToken)
    {
        int status;
        List<string> headers;
        do
        {
            if (await LineAsync(cancellationToken) is not { Length: > 0 } line)
            {
                Close();
                return (0, "");
            }

            status = int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture);
            headers = [];
            while (await LineAsync(cancellationToken) is { Length: > 0 } header)
            {
                headers.Add(header);
            }
        }
        while (status == 100);

        var closes = HeaderOf("connection")?.Contains("close", StringComparison.OrdinalIgnoreCase) == true;
        var body = new MemoryStream();
        if (HeaderOf("transfer-encoding") is not null && !hasNoBody)
        {
            while (await LineAsync(cancellationToken) is { } size && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
            {
                await TakeAsync(body, length, cancellationToken);
                await LineAsync(cancellationToken);
            }

            await LineAsync(cancellationToken);
        }
        else if (HeaderOf("content-length") is { } length && !hasNoBody)
        {
            await TakeAsync(body, int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        }

        if (closes || status == 101)
        {
            Close();
        }

        return (status, Encoding.UTF8.GetString(body.ToArray()));

        string? HeaderOf(string name) => headers
            .FirstOrDefault(header => header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            while (_start < _end)
            {
                var c = (char)_buffer[_start++];
                if (c == '\n')
                {
                    return line.ToString().TrimEnd('\r');
                }

                line.Append(c);
            }

            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    private async Task TakeAsync(MemoryStream body, int length, CancellationToken cancellationToken)
    {
        while (length > 0 && (_start < _end || await FillAsync(cancellationToken)))
        {
            var taken = Math.Min(length, _end - _start);
            body.Write(_buffer, _start, taken);
            (_start, length) = (_start + taken, length - taken);
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_socket is null)
        {
            return false;
        }

        (_start, _end) = (0, await _socket.ReceiveAsync(_buffer, cancellationToken));
        return _end > 0;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
