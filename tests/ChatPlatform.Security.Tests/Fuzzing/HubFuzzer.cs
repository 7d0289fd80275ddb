using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>Makes what is sent on a hub's connection: greetings that are none, and envelopes around wild arguments.</summary>
/// <param name="methods">Of the hub, with the number of their arguments.</param>
internal sealed class HubFuzzer(int seed, IReadOnlyList<(string Name, int Arguments)> methods)
{
    private const char End = '\u001e';

    private static readonly string[] Greetings =
    [
        """{"protocol":"json","version":1}""", """{"protocol":"json","version":99}""", """{"protocol":"messagepack","version":1}""", """{"protocol":"json"}""", "{}", "[]", "null", "{\"protocol\":",
        """{"protocol":5,"version":"x"}""", """{"protocol":"json","version":1,"version":2}""", "", "\u0000",
    ];

    private static readonly string[] Envelopes =
    [
        """{"type":6}""", """{"type":7}""", """{"type":7,"error":"x","allowReconnect":true}""", """{"type":0}""", """{"type":-1}""", """{"type":99}""", """{"type":"1"}""", """{"type":1e99}""", """{"type":null}""",
        """{"type":1}""", """{"type":1,"target":null,"arguments":[]}""", """{"type":1,"invocationId":5,"target":"Stop","arguments":["x"]}""", """{"type":1,"invocationId":"","target":"","arguments":[]}""",
        """{"type":2,"invocationId":"nobody","item":{}}""", """{"type":3,"invocationId":"nobody","result":1,"error":"x"}""", """{"type":3}""", """{"type":4}""", """{"type":5,"invocationId":"nobody"}""", """{"type":5}""",
        """{"type":8,"sequenceId":9}""", """{"type":9,"sequenceId":-1}""", """{"arguments":[],"target":"Send","type":1,"type":4}""", """{"type":1,"target":"ToString","arguments":[]}""", """{"type":1,"target":"Dispose","arguments":[]}""",
        """{"type":1,"target":"OnConnectedAsync","arguments":[]}""", """{"type":1,"target":"OnDisconnectedAsync","arguments":[null]}""", """{"type":1,"target":"get_Context","arguments":[]}""", "{", "[]", "null", "\"\"", "",
    ];

    public IReadOnlyList<Frame> Connection(int index, int frames)
    {
        var random = new Random(unchecked((seed * 1_000_003) - 1 - index));
        var greeting = random.Next(5) > 0 ? Greetings[0] : Wild.Pick(Greetings, random);
        return [Framed(greeting + End, random.Next(20) == 0, random), .. Enumerable.Range(0, frames - 1).Select(_ => Next(random))];
    }

    private Frame Next(Random random) => random.Next(12) switch
    {
        0 => Framed(Wild.Pick(Envelopes, random) + End, spoilt: false, random),
        1 => new Frame(Wild.Bytes(random, 400), (WebSocketMessageType)random.Next(2), random.Next(4) > 0),
        2 => Framed(Call(random) + End + Call(random) + End, spoilt: false, random),
        3 => Framed(Call(random), spoilt: false, random),
        _ => Framed(Call(random) + End, random.Next(12) == 0, random),
    };

    private string Call(Random random)
    {
        var (name, count) = Wild.Pick(methods, random);
        var arguments = Enumerable.Range(0, random.Next(8) == 0 ? random.Next(6) : count).Select(_ => Argument(random));
        var type = random.Next(6) == 0 ? 4 : 1;
        var id = random.Next(6) == 0 ? Wild.Json(random) : string.Create(CultureInfo.InvariantCulture, $"\"{random.Next(50)}\"");
        return string.Create(CultureInfo.InvariantCulture, $$"""{"type":{{type}},"invocationId":{{id}},"target":"{{name}}","arguments":[{{string.Join(',', arguments)}}]}""");
    }

    private static string Argument(Random random) => random.Next(4) switch
    {
        0 => Wild.Json(random),
        1 => $$"""{"client_message_id":{{Wild.Json(random)}},"text":"Hello"}""",
        2 => $$"""{"client_message_id":"c","text":{{Wild.Json(random)}},"offset":{{Wild.Json(random)}}}""",
        _ => $$"""{"message_id":{{Wild.Json(random)}},"offset":{{Wild.Json(random)}},"revision":{{Wild.Json(random)}}}""",
    };

    private static Frame Framed(string text, bool spoilt, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new Frame(spoilt ? WildBody.Damaged(bytes, random) : bytes, WebSocketMessageType.Text, EndsMessage: random.Next(15) > 0);
    }

    internal sealed record Frame(byte[] Bytes, WebSocketMessageType Type, bool EndsMessage)
    {
        public override string ToString() => $"{Type}{(EndsMessage ? "" : ", to be continued")}: {Shown.Bytes(Bytes)}";
    }
}
