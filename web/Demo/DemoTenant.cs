using System.Collections.Immutable;
using ChatPlatform.Hosting;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Orleans;

namespace ChatPlatform.Web.Demo;

/// <summary>Creates the tenant <c>demo</c> for the address that this server listens on, and has the sample site read.</summary>
internal sealed class DemoTenant(
    DemoSetting setting,
    IGrainFactory grains,
    ISourceStore sources,
    AuditTrail trail,
    PrivateHosts privateHosts,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<DemoTenant> logger) : BackgroundService
{
    private const string Id = "demo";
    private const int MaxPages = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!setting.IsOn)
        {
            return;
        }

        await Started(stoppingToken);
        try
        {
            var address = ServerAddress.Of(server);
            privateHosts.Allow(new Uri(address).Authority);
            await SetUp(address);
            await Read($"{address}{DemoSite.Path}/", stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.DemoFailed(failure);
        }
    }

    private async Task SetUp(string address)
    {
        var tenant = grains.GetGrain<ITenantGrain>(Id);
        ImmutableArray<string> origins = [address, .. Loopback(address)];
        if (await tenant.GetConfig() is not { } config)
        {
            await trail.OwnAsync(Id, "tenant.create", Id, async audit =>
            {
                var created = await tenant.Create(new TenantDraft("Fettle", Origins: origins, Bots: [Bot]));
                audit.After(created);
                return created;
            });
        }
        else if (!origins.All(origin => config.Origins.Contains(origin, StringComparer.Ordinal)))
        {
            await trail.OwnAsync(Id, "tenant.update", Id, async audit =>
            {
                var moved = await tenant.Update(new TenantDraft(Origins: origins), expectedVersion: null);
                audit.Before(config).After(moved);
                return moved;
            });
        }
    }

    /// <summary>Reads the site anew when it moved to another address, so that citations open; otherwise only what changed.</summary>
    private async Task Read(string url, CancellationToken cancellationToken)
    {
        var known = (await sources.ListAsync(Id, cursor: null, limit: 100, cancellationToken)).Items;
        foreach (var moved in known.Where(source => source.Spec.Url != url))
        {
            await Source(moved.Id).Delete();
        }

        if (known.FirstOrDefault(source => source.Spec.Url == url) is { } present)
        {
            // A run that the last process left is taken up again by itself.
            if (present.Run.State is not (SourceState.Queued or SourceState.Running))
            {
                await Source(present.Id).Sync();
            }
        }
        else
        {
            var spec = new SourceSpec(SourceType.Site, url, MaxPages, [], []);
            await trail.OwnAsync(Id, "source.create", "site", audit =>
            {
                audit.After(spec);
                return Source("site").Create(spec);
            });
        }
    }

    private ISourceGrain Source(string id) => grains.GetGrain<ISourceGrain>(new SourceKey(Id, id).ToString());

    private static BotConfig Bot => new(
        Id: "main",
        Title: "Fettle",
        Greeting: "Hello! I answer from the pages of this shop and its manual. What would you like to know?",
        Suggestions: ["How do I descale the Rivelin?", "How long is the warranty?", "What does error E03 mean?"],
        Instructions: "",
        Locale: "en",
        Theme: WidgetTheme.Default with { Accent = "#17594a" },
        Model: null);

    /// <summary>A browser calls the same server localhost and 127.0.0.1.</summary>
    private static IEnumerable<string> Loopback(string address)
    {
        var uri = new Uri(address);
        return uri.IsLoopback ? ((string[])["localhost", "127.0.0.1"]).Select(host => new UriBuilder(uri) { Host = host }.Uri.GetLeftPart(UriPartial.Authority)) : [];
    }

    private async Task Started(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
