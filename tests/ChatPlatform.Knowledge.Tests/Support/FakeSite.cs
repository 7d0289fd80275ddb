using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge.Tests.Support;

/// <summary>A website on a free port of localhost that answers what a test tells it, and remembers what it was asked.</summary>
internal sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<FakePage>> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new(StringComparer.Ordinal);

    private FakeSite(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public Uri Url => new($"http://localhost:{Port}/");

    /// <summary>Answers so far, in the order given.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>What is answered at a path, query included.</summary>
    public FakePage this[string path]
    {
        set => _pages[path] = () => value;
    }

    public static async Task<FakeSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new FakeSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync();
        return site;
    }

    /// <summary>Answers one after the other; the last one stays.</summary>
    public void Sequence(string path, params FakePage[] answers)
    {
        var next = -1;
        _pages[path] = () => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
    }

    public void Remove(string path) => _pages.TryRemove(path, out _);

    public void ForgetRequests() => _requests.Clear();

    public IReadOnlyList<FakeRequest> RequestsOf(string path) => [.. _requests.Where(request => request.Path == path)];

    /// <summary>Completes when a request for the path has come in.</summary>
    public Task ArrivalAsync(string path) => Arrival(path).Task;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private TaskCompletionSource Arrival(string path) =>
        _arrivals.GetOrAdd(path, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var path = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        Arrival(path).TrySetResult();
        var page = _pages.TryGetValue(path, out var answer) ? answer() : FakePage.Answer(404);
        try
        {
            await page.Gate.WaitAsync(context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var (match, since) = (request.Headers.IfNoneMatch.ToString(), request.Headers.IfModifiedSince.ToString());
        var isConditional = match.Length > 0 || since.Length > 0;
        var isUnchanged = page.ETag is not null ? match == page.ETag : page.LastModified is not null && since == page.LastModified;
        response.StatusCode = isUnchanged ? StatusCodes.Status304NotModified : page.Status;
        _requests.Enqueue(new FakeRequest(path, request.Headers.UserAgent.ToString(), isConditional, response.StatusCode));
        response.Headers.ETag = page.ETag;
        response.Headers.LastModified = page.LastModified;
        foreach (var (name, value) in page.Headers)
        {
            response.Headers[name] = value;
        }

        if (!isUnchanged && page.Body.Length > 0)
        {
            response.ContentType = page.ContentType;
            await response.Body.WriteAsync(page.Body);
        }
    }
}
