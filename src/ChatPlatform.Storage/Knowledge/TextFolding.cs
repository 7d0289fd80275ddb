using System.Text;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>Lower case, and Latin, Greek and Cyrillic letters without their accents. The program runs without ICU, which could do more.</summary>
public static class TextFolding
{
    private const string Accented =
        "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżžάέήίϊΐόύϋΰώςёй";

    private const string Plain =
        "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzzαεηιιιουυυωσеи";

    private static readonly Dictionary<char, char> Letters = Accented.Zip(Plain).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Vietnamese and other letters with two marks (U+1EA0 to U+1EF9), by the letter under the marks.</summary>
    private const string Doubled =
        "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";

    public static Rune Fold(Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        return lower.Value switch
        {
            < 0x80 => lower,
            >= 0x1EA0 and <= 0x1EF9 => new Rune(Doubled[lower.Value - 0x1EA0]),
            < 0x10000 when Letters.TryGetValue((char)lower.Value, out var plain) => new Rune(plain),
            _ => lower,
        };
    }
}
