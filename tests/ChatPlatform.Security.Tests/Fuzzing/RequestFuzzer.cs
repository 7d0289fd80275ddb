using System.Globalization;
using System.Text;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>
/// Makes requests that are in order but for one to three things. A seed and an index always make the same one, but for
/// the ids of this run.
/// </summary>
internal sealed class RequestFuzzer(int seed, IReadOnlyList<FuzzRoute> routes, Known known)
{
    /// <summary>Addresses that callers claim to come from; each may be blocked for what it asks for.</summary>
    private const int Addresses = 2_000;

    public FuzzedRequest Make(int index)
    {
        var random = new Random(unchecked((seed * 1_000_003) + index));
        var route = Wild.Pick(routes, random);
        if (route.Pattern.EndsWith("/audit/verify", StringComparison.Ordinal) && random.Next(20) > 0)
        {
            // It walks along a chain that every other request makes longer.
            route = Wild.Pick(routes, random);
        }

        var draft = new Draft(route, known, random);
        for (var faults = random.Next(1, 4); faults > 0; faults--)
        {
            draft.Spoil();
        }

        return draft.ToRequest(index);
    }

    private sealed class Draft
    {
        private readonly FuzzRoute _route;
        private readonly Random _random;
        private readonly List<(string Name, string Value)> _headers;
        private readonly Dictionary<string, string> _path = [];
        private readonly List<string> _query = [];
        private string _method;
        private string? _target;
        private byte[]? _body;
        private string _version = "HTTP/1.1";
        private Framing _framing = Framing.Right;

        public Draft(FuzzRoute route, Known known, Random random)
        {
            (_route, _random, _method) = (route, random, route.Method);
            var address = random.Next(Addresses);
            _headers =
            [
                ("Host", "localhost"),
                ("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.1.{address / 250}.{address % 250}")),
                ("Authorization", $"Bearer {Wild.Pick(known.Keys, random)}"),
            ];
            foreach (var part in route.Pattern.Split('/').Where(part => part.StartsWith('{')))
            {
                _path[part] = Wild.Pick(known.Ids, random);
            }

            if (route.Pattern.StartsWith("/hubs/", StringComparison.Ordinal) && random.Next(2) == 0)
            {
                _query.Add($"access_token={known.VisitorToken}");
            }

            if (route.Example is not null)
            {
                _headers.Add(("Content-Type", "application/json"));
                _body = Encoding.UTF8.GetBytes(route.Example.ToJsonString());
            }
        }

        private enum Framing
        {
            Right,
            Chunked,
            Cut,
            Longer,
            BadChunks,
            BadLength,
            Both,
        }

        public void Spoil()
        {
            switch (_random.Next(14))
            {
                case 0 or 1 or 2 when _route.Example is not null:
                    _body = WildBody.WithWildValues(_route.Example, _random);
                    break;
                case 3 when _body is not null:
                    _body = WildBody.Damaged(_body, _random);
                    break;
                case 4 or 5 when _path.Count > 0:
                    _path[Wild.Pick([.. _path.Keys], _random)] = Wild.Address(_random);
                    break;
                case 6 or 7 when _route.Query.Count > 0:
                    _query.Add($"{Wild.Pick(_route.Query, _random)}={Wild.Address(_random)}");
                    break;
                case 8:
                    _query.Add(Wild.Pick((string[])["tenant=", "=", "&&", "cursor[]=", "id=", "a=b=c&", "?", "access_token=", "cookie="], _random) + Wild.Address(_random));
                    break;
                case 9 when _random.Next(4) == 0:
                    _method = Wild.Method(_random);
                    break;
                case 10 when _random.Next(4) == 0:
                    _framing = (Framing)_random.Next(7);
                    _body ??= "{}"u8.ToArray();
                    break;
                case 11 when _random.Next(4) == 0:
                    _target = Wild.Pick((string[])["*", "", "/", "//", "/api/v1/../../x", "/api/v1//sessions", "http://evil.example/api/v1/sessions", "/" + Wild.Address(_random), "/widget/assets/" + Wild.Address(_random), "/\u00ff", "/a b"], _random);
                    break;
                case 12 when _random.Next(10) == 0:
                    _version = Wild.Pick((string[])["HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP", "", "FTP/1.1"], _random);
                    break;
                case 13 when _random.Next(3) == 0:
                    _headers.RemoveAt(_random.Next(_headers.Count));
                    break;
                default:
                    var header = Wild.Header(_random);
                    if (_random.Next(4) > 0)
                    {
                        _headers.RemoveAll(one => one.Name == header.Name);
                    }

                    _headers.Add(header);
                    break;
            }
        }

        public FuzzedRequest ToRequest(int index)
        {
            var path = _path.Aggregate(_route.Pattern, (pattern, part) => pattern.Replace(part.Key, part.Value, StringComparison.Ordinal));
            var target = _target ?? (_query.Count > 0 ? $"{path}?{string.Join('&', _query)}" : path);
            var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{_method} {target} {_version}\r\n");
            foreach (var (name, value) in _headers)
            {
                head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            }

            var body = _body ?? [];
            switch (_framing)
            {
                case Framing.Right when _body is not null:
                    head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
                    break;
                case Framing.Chunked:
                    head.Append("Transfer-Encoding: chunked\r\n");
                    body = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{body.Length:x}\r\n")), .. body, .. body.Length > 0 ? "\r\n0\r\n\r\n"u8 : "\r\n"u8];
                    break;
                case Framing.Cut or Framing.Longer:
                    head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length + _random.Next(1, 5_000_000)}\r\n");
                    break;
                case Framing.BadChunks:
                    head.Append("Transfer-Encoding: chunked\r\n");
                    body = [.. Encoding.ASCII.GetBytes(Wild.Pick((string[])["-1\r\n", "zz\r\n", "ffffffffffffffffff\r\n", "5;x=\"\r\n", "5\r\nab\r\n0\r\n\r\n", "\r\n"], _random)), .. body];
                    break;
                case Framing.BadLength:
                    head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Wild.Pick((string[])["-1", "x", "99999999999999999999", "1, 2", "0x5", ""], _random)}\r\n");
                    break;
                case Framing.Both:
                    head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n");
                    break;
            }

            return new FuzzedRequest(
                index,
                _route,
                [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body],
                (_framing is Framing.Right or Framing.Chunked)
                    && _target is null
                    && _method == _route.Method
                    && _version == "HTTP/1.1"
                    && !_headers.Exists(header => header.Name is "Transfer-Encoding" or "Upgrade" or "Connection" or "Expect"));
        }
    }
}
