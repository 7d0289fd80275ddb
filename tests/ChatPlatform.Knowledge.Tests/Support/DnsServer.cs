using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatPlatform.Knowledge.Tests.Support;

/// <summary>
/// A name server on this machine that has TXT records (RFC 1035): over UDP what fits into 512 bytes, over TCP the rest.
/// </summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private const int HeaderBytes = 12;
    private const int MostOverUdp = 512;
    private const ushort Txt = 16;
    private const ushort Internet = 1;

    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    private readonly UdpClient _udp;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string[][]> _records = new(StringComparer.OrdinalIgnoreCase);
    private readonly Task _serving;

    public DnsServer()
    {
        _tcp.Start();
        _udp = new UdpClient((IPEndPoint)_tcp.LocalEndpoint);
        _serving = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public IPEndPoint Address => (IPEndPoint)_tcp.LocalEndpoint;

    /// <summary>Whether whoever asks is sent what is no answer.</summary>
    public bool IsBroken { get; set; }

    public int AskedOverTcp { get; private set; }

    /// <param name="records">Each of one string or more, of 255 bytes at most.</param>
    public void Put(string name, params string[][] records) => _records[name] = records;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _udp.Dispose();
        _tcp.Dispose();
        _stop.Dispose();
    }

    private async Task ServeUdpAsync()
    {
        try
        {
            while (true)
            {
                var asked = await _udp.ReceiveAsync(_stop.Token);
                var answer = Answer(asked.Buffer);
                await _udp.SendAsync(answer.Length <= MostOverUdp ? answer : Truncated(answer), asked.RemoteEndPoint, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                AskedOverTcp++;
                await TalkAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
    }

    /// <summary>Each message after its length.</summary>
    private async Task TalkAsync(NetworkStream line)
    {
        try
        {
            var length = new byte[sizeof(ushort)];
            await line.ReadExactlyAsync(length, _stop.Token);
            var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await line.ReadExactlyAsync(question, _stop.Token);
            var answer = Answer(question);
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
            await line.WriteAsync(length.Concat(answer).ToArray(), _stop.Token);
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    private byte[] Answer(byte[] message)
    {
        if (IsBroken)
        {
            return [.. message[..HeaderBytes], 0xC0];
        }

        var (name, end) = Name(message);
        var question = message[HeaderBytes..(end + 4)];
        var found = BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(end)) == Txt ? _records.GetValueOrDefault(name) : null;
        using var answer = new MemoryStream();
        answer.Write(message.AsSpan(0, 2)); // Its id,
        Write(answer, (ushort)(0x8580 | (found is null ? 3 : 0))); // an answer with authority, or that there is no such name,
        Write(answer, 1, (ushort)(found?.Length ?? 0), 0, 0); // how many of what follows.
        answer.Write(question);
        foreach (var strings in found ?? [])
        {
            var texts = strings.Select(Encoding.UTF8.GetBytes).ToList();
            Write(answer, 0xC000 | HeaderBytes, Txt, Internet, 0, 60, (ushort)texts.Sum(text => text.Length + 1)); // The name is the question's.
            foreach (var text in texts)
            {
                answer.WriteByte((byte)text.Length);
                answer.Write(text);
            }
        }

        return answer.ToArray();
    }

    /// <summary>The question alone, and that there is more.</summary>
    private static byte[] Truncated(byte[] answer)
    {
        var (_, end) = Name(answer);
        byte[] shortened = [.. answer[..(end + 4)]];
        shortened[2] |= 0x02;
        shortened.AsSpan(6, 6).Clear();
        return shortened;
    }

    /// <returns>The question's name, and where it ends.</returns>
    private static (string Name, int End) Name(byte[] message)
    {
        var labels = new List<string>();
        var at = HeaderBytes;
        for (; message[at] > 0; at += message[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(message, at + 1, message[at]));
        }

        return (string.Join('.', labels), at + 1);
    }

    private static void Write(MemoryStream stream, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            stream.WriteByte((byte)(number >> 8));
            stream.WriteByte((byte)number);
        }
    }
}
