using System.Buffers.Text;
using System.Text;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>Ids that nobody has, of the shape and length of one that somebody has.</summary>
internal static class MadeUp
{
    /// <summary>Digits become other digits and letters other letters; what is hexadecimal stays so, and a URL one.</summary>
    public static string Like(string id) => id.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme
        ? id[..scheme] + Changed(id[scheme..])
        : Changed(id);

    /// <summary>The place in the list where the row of a cursor would stand if its id were another.</summary>
    public static string CursorLike(string cursor)
    {
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        var id = text.LastIndexOf('\n') + 1;
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text[..id] + Like(text[id..])));
    }

    private static string Changed(string id) => string.Concat(id.Select(c => c switch
    {
        >= '0' and <= '9' => Shifted(c, '0', 10),
        >= 'a' and <= 'f' => Shifted(c, 'a', 6),
        >= 'g' and <= 'z' => Shifted(c, 'g', 20),
        >= 'A' and <= 'Z' => Shifted(c, 'A', 26),
        _ => c,
    }));

    private static char Shifted(char c, char first, int count) => (char)(first + ((c - first + 3) % count));
}
