using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>Serves a folder on a port of localhost, and counts what it sends.</summary>
public sealed class StaticSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, int Status)> _requests = new();

    private StaticSite(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/");

    /// <summary>Answers so far, in the order given.</summary>
    public IReadOnlyCollection<(string Path, int Status)> Requests => _requests;

    /// <param name="port">0 for a free one.</param>
    public static async Task<StaticSite> StartAsync(string folder, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var site = new StaticSite(builder.Build());
        site._app.Use(site.CountAsync);
        site._app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder), ExclusionFilters.None) });
        await site._app.StartAsync();
        return site;
    }

    public void ForgetRequests() => _requests.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        _requests.Enqueue((context.Request.Path, context.Response.StatusCode));
    }
}
