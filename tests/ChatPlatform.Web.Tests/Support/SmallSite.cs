using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>A website of a few pages on localhost; a page that begins with "->" is a redirect to what follows.</summary>
public sealed class SmallSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmallSite(WebApplication app) => _app = app;

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");

    /// <summary>Stands in the head of every page.</summary>
    public string Head { get; set; } = "";

    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<SmallSite> StartAsync(IReadOnlyDictionary<string, string> pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new SmallSite(builder.Build());
        site._app.Run(context =>
        {
            site.Requests.Enqueue(context.Request.Path);
            if (!pages.TryGetValue(context.Request.Path, out var page))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            if (page.StartsWith("->", StringComparison.Ordinal))
            {
                context.Response.Redirect(page[2..]);
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"<!doctype html><title>{context.Request.Path}</title>{site.Head}<main>{page}</main>"));
        });
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
