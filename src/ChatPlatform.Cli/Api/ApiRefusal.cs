using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ChatPlatform.Cli.Api;

/// <summary>The server's no: an RFC 9457 problem document, or what stood in its place.</summary>
internal sealed class ApiRefusal(HttpStatusCode status, string? code, string message) : CliException(message, ExitCodeOf(status, code))
{
    public HttpStatusCode Status => status;

    /// <summary>null when the answer did not come from the platform.</summary>
    public string? Code => code;

    /// <param name="body">A problem document, an error page, or nothing.</param>
    public static ApiRefusal Of(HttpStatusCode status, string body, TimeSpan? retryAfter, Uri server)
    {
        var problem = Parsed(body);
        var code = problem?.Text("code");
        var detail = problem?.Text("detail") ?? problem?.Text("title");
        var again = retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $" Ask again in {Math.Ceiling(wait.TotalSeconds):0} s.") : "";
        return new ApiRefusal(status, code, detail is null
            ? string.Create(CultureInfo.InvariantCulture, $"{server} answered {(int)status} without saying why; is a ChatPlatform there?{again}")
            : $"{detail}{again}{Hint(code)}{(code is null ? "" : $" ({code})")}");
    }

    private static string Hint(string? code) => code switch
    {
        "missing_tenant" => " On this command line: --tenant.",
        "unauthorized" => " On this command line: --key, CHAT_KEY or a profile.",
        _ => "",
    };

    private static JsonElement? Parsed(string body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int ExitCodeOf(HttpStatusCode status, string? code) => (status, code) switch
    {
        (_, "unauthorized" or "forbidden") => Cli.ExitCode.Unauthorized,
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, null) => Cli.ExitCode.Unauthorized,
        // A proxy in front says that nobody is behind it.
        (HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout, null) => Cli.ExitCode.Unreachable,
        _ => Cli.ExitCode.Failed,
    };
}
