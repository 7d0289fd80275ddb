using System.Globalization;

namespace ChatPlatform.Web.Servers;

internal static class Paging
{
    public const int Usual = 50;

    public const int Most = 500;

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public static int Checked(int limit) =>
        limit is >= 1 and <= Most
            ? limit
            : throw new ChatException(ErrorCodes.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"limit must be 1 to {Most}."));
}
