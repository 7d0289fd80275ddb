using System.Globalization;

namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>Values that no well-meaning caller sends.</summary>
internal static class Wild
{
    /// <summary>As they stand in an address, encoded or not.</summary>
    private static readonly string[] InAddress =
    [
        "", ".", "..", "../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%5c..%5c", "%", "%z", "%zz", "%0", "%00", "a%00b", "%ff%fe", "%c0%af", "%ed%a0%80",
        "%f0%9f%98%80", "%e2%80%ae", "%0d%0aX-Injected:%201", "%u0041", "'", "'%20OR%20'1'='1", "1;DROP%20TABLE%20sessions--", "$%7Bjndi:ldap://x%7D", "{{7*7}}", "<svg/onload=1>",
        "null", "undefined", "true", "-1", "0", "1e9", "2147483648", "9223372036854775808", "99999999999999999999999999", "NaN", "0x10", "1,5", "1.5", "+1", "٣",
        "[]", "{}", "a/b", "a%2fb", "a+b", "a%20b", "*", "~", "|", "\"", "2026-13-45", "9999-12-31T23:59:59Z", "0001-01-01", "fuzz", "victim", "nobody",
    ];

    private static readonly string[] InJson =
    [
        "null", "true", "[]", "{}", "0", "-1", "1.5", "1e400", "-1e-400", "2147483648", "9223372036854775808", "123456789012345678901234567890", "\"\"", "\" \"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u202e\"", "\"\u00e9\u0301\"", "\"'; DROP TABLE messages; --\"", "\"<img src=x onerror=alert(1)>\"", "\"../../etc/passwd\"", "\"http://169.254.169.254/\"",
        "\"http://[::ffff:127.0.0.1]/\"", "\"file:///etc/passwd\"", "\"gopher://x\"", "\"http://\"", "\"//\"", "\"https://a:b@example.com/\"", "\"http://0x7f.1/\"", "\"javascript:1\"", "\"\\\"\"", "NaN", "Infinity", "0x1",
        "01", "+1", ".5", "'a'", "tru", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"\":{\"\":0}}", "[null]", "[[[[]]]]", "\"9999-99-99\"", "\"0001-01-01T00:00:00Z\"", "/*x*/1",
    ];

    private static readonly (string Name, string Value)[] OddHeaders =
    [
        ("Content-Type", "text/plain"), ("Content-Type", "application/json; charset=utf-7"), ("Content-Type", "application/json; charset=nonsense"), ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Type", "multipart/form-data"), ("Content-Type", "multipart/form-data; boundary="), ("Content-Type", "multipart/form-data; boundary=x"), ("Content-Type", ";;;"), ("Content-Type", ""),
        ("Content-Encoding", "gzip"), ("Content-Encoding", "br, gzip"), ("Accept", "text/event-stream"), ("Accept", ";q=9"), ("Accept", "*/*;q=nan"), ("Accept-Encoding", "gzip;q=2, br;q=-1"), ("Accept-Language", "\u00ff\u00fe"),
        ("X-Tenant-ID", "fuzz"), ("X-Tenant-ID", "nobody"), ("X-Tenant-ID", "../x"), ("X-Tenant-ID", ""), ("Origin", "null"), ("Origin", "https://"), ("Origin", "https://fuzz.example"), ("Origin", "http://[::1"), ("Origin", "https://\u00fc.example"),
        ("Origin", "https://a@b"), ("X-Forwarded-For", "nonsense"), ("X-Forwarded-For", "1.2.3.4, , [::1]:99999"), ("X-Forwarded-For", ",,,,"), ("X-Forwarded-Proto", "gopher"), ("Expect", "100-continue"), ("Expect", "a-miracle"),
        ("Range", "bytes=9-1"), ("If-None-Match", "\"\"\""), ("If-Modified-Since", "yesterday"), ("Cookie", "=;=;;a"), ("Cookie", ".AspNetCore.Identity.Application=AAAA"), ("Upgrade", "websocket"), ("Connection", "Upgrade, keep-alive"),
        ("Authorization", "Bearer"), ("Authorization", "Bearer "), ("Authorization", "Basic Og=="), ("Authorization", "Bearer \u00ff\u0080"), ("Authorization", "Digest x=\"y"), ("Host", "evil.example"), ("Host", ""), ("Host", "a b"), ("Host", "[::1"),
        ("Access-Control-Request-Method", "POST"), ("X-Request-Id", "%0d%0a"), ("Sec-WebSocket-Key", "x"), ("Last-Event-ID", "\u0001"), ("Transfer-Encoding", "identity"), ("Transfer-Encoding", "gzip, chunked"), ("Trailer", "X"),
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FROB", "get", "P\u00f6ST"];

    public static string Address(Random random) => random.Next(12) switch
    {
        0 => new string((char)random.Next('a', 'z'), random.Next(1, 6_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => string.Create(CultureInfo.InvariantCulture, $"%{random.Next(256):x2}"))),
        2 => Convert.ToBase64String(Bytes(random, 30)).Replace('/', '_').Replace('+', '-'),
        _ => Pick(InAddress, random),
    };

    public static string Json(Random random) => random.Next(16) switch
    {
        0 => Nested(random.Next(1, 3_000), '[', ']'),
        1 => "{\"a\":" + Nested(random.Next(1, 500), '[', ']') + "}",
        2 => '"' + new string('x', random.Next(1, 40_000)) + '"',
        3 => "[" + string.Join(',', Enumerable.Repeat("\"x\"", random.Next(1, 3_000))) + "]",
        4 => '"' + string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => string.Create(CultureInfo.InvariantCulture, $"\\u{random.Next(0x10000):x4}"))) + '"',
        _ => Pick(InJson, random),
    };

    public static (string Name, string Value) Header(Random random) => random.Next(20) switch
    {
        0 => ("X-Long", new string('x', random.Next(1, 20_000))),
        1 => ("X-Bytes", string.Concat(Bytes(random, 40).Where(b => b is not (0 or 10 or 13)).Select(b => (char)b))),
        2 => ("X-Tenant-ID", Uri.UnescapeDataString(Pick(InAddress, random)).ReplaceLineEndings("").Replace("\0", "", StringComparison.Ordinal)),
        _ => Pick(OddHeaders, random),
    };

    public static string Method(Random random) => Pick(Methods, random);

    public static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    public static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    private static string Nested(int depth, char open, char close) => new string(open, depth) + new string(close, depth);
}
