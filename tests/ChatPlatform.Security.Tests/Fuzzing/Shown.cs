using System.Text;

namespace ChatPlatform.Security.Tests.Fuzzing;

internal static class Shown
{
    private const int Most = 4_000;

    /// <summary>Bytes as text that can be printed; what is not ASCII stands as \xNN.</summary>
    public static string Bytes(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes.Take(Most))
        {
            text = b switch
            {
                (byte)'\r' => text.Append("\\r"),
                (byte)'\n' => text.Append("\\n\n"),
                >= 32 and < 127 => text.Append((char)b),
                _ => text.Append("\\x").Append(Convert.ToHexStringLower([b])),
            };
        }

        return bytes.Length > Most ? $"{text}... ({bytes.Length} bytes)" : text.ToString();
    }
}
