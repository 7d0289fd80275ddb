namespace Orleans.Configuration;

/// <summary>The names of a cluster and of the service whose states it keeps.</summary>
public class ClusterOptions
{
    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}
