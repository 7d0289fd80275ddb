using System.Net;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>
/// Microsoft.Orleans: over PostgreSQL a cluster, whose silos and clients meet in its membership table;
/// over SQLite one silo by itself, for development.
/// </summary>
public static class EngineHosting
{
    public const string Name = "Orleans";

    /// <summary>The tables that the engine needs beside the platform's own.</summary>
    internal static PostgresMigrations[] Tables => [PostgresMigrations.Orleans];

    /// <summary>As ADO.NET names PostgreSQL's driver.</summary>
    private const string Driver = "Npgsql";

    /// <summary>How often fronts look which silos there are, so that one that is gone is left alone soon.</summary>
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a call waits for its answer, on both sides: one that was on its way to a silo that died is told so by this
    /// alone, and the visitor waits as long. What takes longer by its nature says so with [ResponseTimeout].
    /// </summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <param name="options">Valid ones.</param>
    internal static void AddEngine(this IHostApplicationBuilder builder, ChatOptions options)
    {
        // Its placement reports every attempt, successful ones too.
        builder.Logging.AddFilter("Polly", LogLevel.Warning);

        // At each start it takes the machine's uptime for a delay of its own.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        var connection = builder.Configuration.Connection();
        var tables = connection.Length == 0 ? "" : new NpgsqlConnectionStringBuilder(connection) { SearchPath = PostgresSchemas.Orleans }.ConnectionString;
        if (options.Role == HostRole.Front)
        {
            builder.UseOrleansClient(client => AsClient(client, options.Cluster, tables));
            return;
        }

        if (connection.Length == 0)
        {
            builder.UseOrleans(silo => Alone(silo, options.Cluster));
            return;
        }

        builder.UseOrleans(silo => InCluster(silo, options.Cluster, tables));
    }

    /// <summary>Orleans' dashboard: silos, activations by grain, calls.</summary>
    /// <param name="policy">Who may see it.</param>
    public static void MapEngine(this IEndpointRouteBuilder app, string policy) =>
        app.MapOrleansDashboard("/orleans").RequireAuthorization(policy);

    private static void AsClient(IClientBuilder client, ClusterOptions cluster, string tables)
    {
        client.Configure<Orleans.Configuration.ClusterOptions>(names => SetNames(names, cluster));
        client.UseAdoNetClustering(membership =>
        {
            membership.Invariant = Driver;
            membership.ConnectionString = tables;
        });
        client.AddDashboard();
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = GatewayRefresh);

        // A front may start before the first silo: it waits, and is not ready until there is one.
        client.UseConnectionRetryFilter(async (_, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            return true;
        });
    }

    private static void Alone(ISiloBuilder silo, ClusterOptions cluster)
    {
        silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId);
        silo.Services.AddGrainStorage(GrainStorageNames.Default, (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());
        Usual(silo, cluster);
    }

    private static void InCluster(ISiloBuilder silo, ClusterOptions cluster, string tables)
    {
        silo.Configure<Orleans.Configuration.ClusterOptions>(names => SetNames(names, cluster));
        silo.UseAdoNetClustering(membership =>
        {
            membership.Invariant = Driver;
            membership.ConnectionString = tables;
        });
        silo.AddAdoNetGrainStorage(GrainStorageNames.Default, storage =>
        {
            storage.Invariant = Driver;
            storage.ConnectionString = tables;
        });
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.SiloPort = cluster.SiloPort;
            endpoints.GatewayPort = cluster.GatewayPort;
            if (cluster.Advertised is { } address)
            {
                endpoints.AdvertisedIPAddress = address;
                endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.IsLoopback(address) ? address : IPAddress.Any, cluster.SiloPort);
                endpoints.GatewayListeningEndpoint = new IPEndPoint(IPAddress.IsLoopback(address) ? address : IPAddress.Any, cluster.GatewayPort);
            }
        });

        // A silo that was killed is known to be dead within some ten seconds instead of half a minute.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
        Usual(silo, cluster);
    }

    private static void Usual(ISiloBuilder silo, ClusterOptions cluster)
    {
        // The strongly consistent directory: while silos come and go, no session lives twice. It is what
        // Orleans' own test clusters use; only its name may still change.
#pragma warning disable ORLEANSEXP003
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        // A session lives on the silo that its front reaches it through, unless another is clearly less busy: each piece of
        // a streamed reply is then one message and not two. Points of the placement's score of 100; Orleans' own is 5.
        silo.Configure<ResourceOptimizedPlacementOptions>(placement => placement.LocalSiloPreferenceMargin = 12);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        silo.Configure<GrainCollectionOptions>(collection => collection.DeactivationTimeout = cluster.DrainTimeout + TimeSpan.FromSeconds(5));
        silo.AddDashboard();
    }

    private static void SetNames(Orleans.Configuration.ClusterOptions names, ClusterOptions cluster)
    {
        names.ClusterId = cluster.ClusterId;
        names.ServiceId = cluster.ServiceId;
    }
}
