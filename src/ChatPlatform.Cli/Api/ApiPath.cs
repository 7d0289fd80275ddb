using System.Globalization;

namespace ChatPlatform.Cli.Api;

/// <summary>Paths under the server's address, without a slash in front.</summary>
internal static class ApiPath
{
    /// <summary>An id as a part of a path.</summary>
    /// <exception cref="CliException">No server could take it for an id: "", "." or "..", which would name another address.</exception>
    public static string Segment(string id) =>
        id.Trim() is { Length: > 0 } text and not ("." or "..")
            ? Uri.EscapeDataString(text)
            : throw CliException.Usage($"'{id}' is no id.");

    /// <param name="query">What is null is left out.</param>
    public static string WithQuery(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var text = string.Join('&', query.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
