using System.Text;
using Microsoft.Net.Http.Headers;

namespace ChatPlatform.Web.Problems;

/// <summary>A body in an encoding that nobody knows is the caller's mistake; the JSON reader takes it for its own.</summary>
internal static class BodyCharset
{
    /// <exception cref="BadHttpRequestException">415.</exception>
    public static Task RequireKnown(HttpContext context, RequestDelegate next) =>
        MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && !IsKnown(type.Charset.ToString())
            ? throw new BadHttpRequestException("The charset is unknown.", StatusCodes.Status415UnsupportedMediaType)
            : next(context);

    private static bool IsKnown(string charset)
    {
        try
        {
            return charset.Length == 0 || Encoding.GetEncoding(charset.Trim('"')) is not null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
