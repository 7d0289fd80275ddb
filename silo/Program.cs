using ChatPlatform.Hosting;

// Grains and nothing else: a node of the cluster, with an address for its operators only.
try
{
    var builder = WebApplication.CreateBuilder(args);
    var options = builder.AddPlatform(HostRole.Silo);
    if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
    {
        builder.WebHost.UseUrls("http://localhost:5090");
    }

    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    var app = builder.Build();
    app.MapOperations();
    await app.PrepareAsync();
    await app.StartAsync();
    await Console.Out.WriteLineAsync(
        $"Silo of cluster {options.Cluster.ClusterId} on ports {options.Cluster.SiloPort} and {options.Cluster.GatewayPort}; operations at {ServerAddress.Of(app)}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Sentence(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
