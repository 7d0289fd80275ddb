using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Cli.Tests.Support;

/// <summary>Answers as a test says, the last answer again when there are no more, and keeps what it was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers;
    private readonly ConcurrentQueue<Asked> _asked = new();

    private ScriptedServer(WebApplication app, IEnumerable<Func<HttpContext, Task>> answers)
    {
        _app = app;
        _answers = new(answers);
    }

    public string Url => _app.Urls.Single();

    public IReadOnlyList<Asked> Requests => [.. _asked];

    public static async Task<ScriptedServer> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build(), answers);
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public static Func<HttpContext, Task> Json(string body, int status = 200) => Answer(status, "application/json", body);

    public static Func<HttpContext, Task> Problem(int status, string code, string detail, string? retryAfter = null) => context =>
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return Answer(status, "application/problem+json", new JsonObject { ["status"] = status, ["code"] = code, ["detail"] = detail }.ToJsonString())(context);
    };

    public static Func<HttpContext, Task> Answer(int status, string type, string body) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    };

    /// <summary>Server-sent events, to their end.</summary>
    public static Func<HttpContext, Task> Events(params string[] events) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var text in events)
        {
            await context.Response.WriteAsync(text.StartsWith("event:", StringComparison.Ordinal) ? $"{text}\n\n" : $"data: {text}\n\n");
            await context.Response.Body.FlushAsync();
        }
    };

    /// <summary>Events, and when they were seen the connection breaks.</summary>
    public static Func<HttpContext, Task> BrokenEvents(Task seen, params string[] events) => async context =>
    {
        await Events(events)(context);
        await seen;
        context.Abort();
    };

    /// <summary>Events, and then nothing until the caller goes.</summary>
    public static Func<HttpContext, Task> HangingEvents(params string[] events) => async context =>
    {
        await Events(events)(context);
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _asked.Enqueue(new Asked(
            context.Request.Method,
            $"{context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.Authorization.ToString(),
            context.Request.Headers["X-Tenant-ID"].ToString(),
            await reader.ReadToEndAsync()));
        if (_answers.Count == 1)
        {
            _answers.TryPeek(out var last);
            await last!(context);
        }
        else if (_answers.TryDequeue(out var next))
        {
            await next(context);
        }
    }

    internal sealed record Asked(string Method, string Path, string Authorization, string Tenant, string Body);
}
