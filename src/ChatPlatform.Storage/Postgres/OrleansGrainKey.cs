using System.Globalization;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// How Orleans' own grain storage spells a grain's key: as it is in the column grainidextensionstring, unless it can be read
/// as a number or a GUID, as "beef" can: then in two numbers and nothing else.
/// </summary>
internal static class OrleansGrainKey
{
    private const int HexDigitsOfNumber = 16;

    /// <returns>The columns grainidn0 and grainidn1 of such a key; nulls for any other.</returns>
    public static (long? N0, long? N1) Numbers(string key)
    {
        if (Guid.TryParseExact(key, "N", out var guid))
        {
            var bytes = guid.ToByteArray();
            return (BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, sizeof(long)));
        }

        return key.Length <= HexDigitsOfNumber && long.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? (0, number)
            : (null, null);
    }
}
