using System.Buffers.Text;
using System.Text;

namespace ChatPlatform.Storage;

/// <summary>
/// The place in a list where the next page begins: the sort key and id of the last row seen. Opaque to
/// callers; it carries no authority, since every query names the tenant besides.
/// </summary>
internal static class ListCursor
{
    private const char Separator = '\n';

    public static string Encode(string sortKey, string id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{sortKey}{Separator}{id}"));

    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor that <see cref="Encode"/> made.</exception>
    public static (string SortKey, string Id) Decode(string cursor)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            var separator = text.IndexOf(Separator, StringComparison.Ordinal);
            if (separator >= 0)
            {
                return (text[..separator], text[(separator + 1)..]);
            }
        }
        catch (FormatException)
        {
            // Said below: a caller can do nothing with the decoder's own words.
        }

        throw Unknown();
    }

    /// <summary>The place in a list that is sorted by time.</summary>
    /// <inheritdoc cref="Decode" path="/exception"/>
    public static (DateTimeOffset Time, string Id) DecodeTime(string cursor)
    {
        var (time, id) = Decode(cursor);
        try
        {
            return (time.ToTime(), id);
        }
        catch (FormatException)
        {
            throw Unknown();
        }
    }

    /// <summary>The refusal of a cursor of another list.</summary>
    public static ChatException Unknown() =>
        new(ErrorCodes.InvalidRequest, "The cursor is not one that this list gave out. Begin without a cursor.");
}
