using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>A site of some pages, whose answers can be held back to look at a run that stands still.</summary>
public sealed class HeldSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly SemaphoreSlim _held = new(0);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _pages;
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldSite(WebApplication app, int pages)
    {
        _app = app;
        _pages = pages;
        _open.SetResult();
    }

    public Uri Url => new(_app.Urls.Single() + "/");

    /// <summary>Paths of the pages asked for so far.</summary>
    public IReadOnlyList<string> Asked => [.. _asked.Where(path => path != "/robots.txt" && path != "/sitemap.xml")];

    public static async Task<HeldSite> StartAsync(int pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new HeldSite(builder.Build(), pages);
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync();
        return site;
    }

    /// <summary>From now on pages other than the first are not answered.</summary>
    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _open.TrySetResult();

    /// <summary>Returns when a page is waiting for its answer.</summary>
    public async Task UntilHeldAsync()
    {
        if (!await _held.WaitAsync(TimeSpan.FromSeconds(20)))
        {
            throw new TimeoutException($"No page was asked for; before that: {string.Join(' ', Asked)}");
        }
    }

    /// <summary>Returns when whoever asked for a held page does not wait for it any more.</summary>
    public Task UntilAbandonedAsync() => _abandoned.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        Release();
        await _app.DisposeAsync();
        _held.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        _asked.Enqueue(path);
        if (path is "/robots.txt" or "/sitemap.xml")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (path != "/" && !_open.Task.IsCompleted)
        {
            _held.Release();
            try
            {
                await _open.Task.WaitAsync(context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                _abandoned.TrySetResult();
                throw;
            }
        }

        var links = path == "/" ? string.Concat(Enumerable.Range(1, _pages - 1).Select(i => $"<p>See <a href='/p{i}'>page {i}</a> for more about it.</p>")) : "";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<title>Page {path}</title><h1>Page {path}</h1><p>What stands on the page {path} stands nowhere else.</p>{links}");
    }
}
