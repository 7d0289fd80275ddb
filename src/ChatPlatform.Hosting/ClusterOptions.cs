using System.Net;

namespace ChatPlatform.Hosting;

/// <summary>Settings under <c>Chat:Cluster</c>.</summary>
public sealed class ClusterOptions
{
    /// <summary>Nodes of one cluster share it. A new one is a new cluster beside the old.</summary>
    public string ClusterId { get; set; } = "chat";

    /// <summary>Names the stored state of grains; it stays the same for the life of a deployment.</summary>
    public string ServiceId { get; set; } = "chat";

    /// <summary>Where silos talk to each other, 1 to 65,535; one of its own for each silo of a machine.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where fronts talk to this silo, 1 to 65,535.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The IP address at which others reach this silo; empty: the machine's own, as it finds it.</summary>
    public string AdvertisedAddress { get; set; } = "";

    /// <summary>How long a leaving silo waits for its turns to end before it cuts them off, to be answered elsewhere.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>null: as found.</summary>
    internal IPAddress? Advertised => AdvertisedAddress.Length == 0 ? null : IPAddress.Parse(AdvertisedAddress);
}
