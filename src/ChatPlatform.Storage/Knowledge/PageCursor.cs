using System.Buffers.Text;
using System.Text;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// The place where a slice ended, as an opaque word: the sort key and the id of its last item. Rows that are
/// added or removed between two slices move nothing, unlike a row number.
/// </summary>
internal static class PageCursor
{
    public static string Encode(string key, string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key}\n{id}"));

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static (string Key, string Id) Decode(string cursor)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            if (end >= 0)
            {
                return (text[..end], text[(end + 1)..]);
            }
        }
        catch (FormatException)
        {
        }

        throw Unknown();
    }

    public static ChatException Unknown() =>
        new(ErrorCodes.InvalidRequest, "The cursor is not one of this list. Leave it out to read from the start.");
}
