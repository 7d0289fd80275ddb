using System.Collections.Frozen;

namespace ChatPlatform.Models.Language;

/// <summary>
/// Maps a character to the one that it is compared as: small, without accents, points or hamza. A table
/// of its own because the program runs without the operating system's Unicode data.
/// </summary>
internal static class Folding
{
    private static readonly FrozenDictionary<char, char> Table = Build(
        ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ('c', "çćĉċč"), ('d', "ďđð"), ('e', "èéêëēĕėęěẹẻẽếềểễệ"), ('g', "ĝğġģ"), ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįıỉịİ"), ('j', "ĵ"), ('k', "ķ"), ('l', "ĺļľŀł"), ('n', "ñńņňŉ"), ('o', "òóôõöøōŏőơọỏốồổỗộớờởỡợ"),
        ('r', "ŕŗř"), ('s', "śŝşšșß"), ('t', "ţťŧț"), ('u', "ùúûüũūŭůűųưụủứừửữự"), ('w', "ŵ"), ('y', "ýÿŷỳỵỷỹ"), ('z', "źżž"),
        ('α', "ά"), ('ε', "έ"), ('η', "ή"), ('ι', "ίϊΐ"), ('ο', "ό"), ('υ', "ύϋΰ"), ('ω', "ώ"), ('σ', "ς"), ('е', "ё"),
        ('ا', "أإآٱ"), ('ي', "ىئ"), ('و', "ؤ"), ('ه', "ة"));

    public static char Fold(char character)
    {
        if (character < 128)
        {
            return char.ToLowerInvariant(character);
        }

        var small = char.ToLowerInvariant(character);
        return Table.TryGetValue(small, out var plain) ? plain : small;
    }

    /// <summary>Marks that change no word: combining accents, Arabic vowel points, tatweel, soft hyphen, zero-width joiners.</summary>
    public static bool IsSilent(char character) =>
        character is (>= '\u0300' and <= '\u036F') or (>= '\u064B' and <= '\u0652') or '\u0640' or '\u00AD' or '\u200B' or '\u200C' or '\u200D';

    public static string Fold(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Fold(source[i]);
        }
    });

    private static FrozenDictionary<char, char> Build(params (char Plain, string Accented)[] rows) =>
        rows.SelectMany(row => row.Accented.Select(accented => KeyValuePair.Create(accented, row.Plain))).ToFrozenDictionary();
}
