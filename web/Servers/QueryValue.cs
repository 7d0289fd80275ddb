using System.Text.Json;

namespace ChatPlatform.Web.Servers;

/// <summary>Reads a query's members that a type alone does not check.</summary>
internal static class QueryValue
{
    private const int LongestText = 200;

    /// <param name="name">The member's, for the refusal.</param>
    /// <returns>null for one that is left out.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>: it is none of the enumeration's words.</exception>
    public static T? Word<T>(string? text, string name)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Spelled(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new ChatException(ErrorCodes.InvalidRequest, $"{name} must be one of {string.Join(", ", Enum.GetValues<T>().Select(Spelled))}.");
    }

    /// <returns>null for one that is left out or blank.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>: it is too long.</exception>
    public static string? Text(string? text, string name) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : text.Length <= LongestText
                ? text.Trim()
                : throw new ChatException(ErrorCodes.InvalidRequest, $"{name} must have {LongestText} characters at most.");

    private static string Spelled<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
