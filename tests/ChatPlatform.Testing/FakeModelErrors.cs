using Microsoft.AspNetCore.Http;

namespace ChatPlatform.Testing;

/// <summary>The error bodies of both providers, which differ only in the outer "type".</summary>
internal static class FakeModelErrors
{
    public static Task WriteAsync(HttpContext context, FakeModelReply reply)
    {
        context.Response.StatusCode = reply.Status;
        return context.Response.WriteAsJsonAsync(Body(reply.Body), context.RequestAborted);
    }

    public static object Body(string message) => new { type = "error", error = new { type = "api_error", message, code = "scripted" } };
}
