using System.Collections.Concurrent;
using System.Globalization;
using ChatPlatform.Testing.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.EndToEnd.Support;

/// <summary>A customer's website on an origin of its own, with our script tag in its pages.</summary>
public sealed class CustomerSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CustomerSite(WebApplication app, int port)
    {
        _app = app;
        Port = port;
    }

    public int Port { get; }

    public string Origin => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    public ConcurrentQueue<string> Requests { get; } = new();

    /// <param name="pages">Path to the HTML of its main part.</param>
    /// <param name="contentSecurityPolicy">What the customer's server sends; null for none.</param>
    public static async Task<CustomerSite> StartAsync(
        string platform, string tenant, IReadOnlyDictionary<string, string> pages, string? contentSecurityPolicy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = FreePort.Next();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        var site = new CustomerSite(app, port);
        app.Run(context =>
        {
            site.Requests.Enqueue(context.Request.Path);
            if (!pages.TryGetValue(context.Request.Path, out var main))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            if (contentSecurityPolicy is not null)
            {
                context.Response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(
                $"""
                <!doctype html><html lang="en"><head><title>Acme: {context.Request.Path}</title>
                <script src="{platform}/widget.js" data-tenant-id="{tenant}" defer></script></head>
                <body><main>{main}</main></body></html>
                """);
        });
        await app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
