using System.Net;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>How an engine finds others. There are none: one process.</summary>
public static class CoreHostingExtensions
{
    /// <summary>Names the cluster. No port is opened, whatever the arguments say.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev") =>
        builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
}
