using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Hosting;

public static class ServerAddress
{
    /// <summary>Where a browser on this machine reaches the started server, without a trailing slash.</summary>
    public static string Of(WebApplication app) => Of(app.Services.GetRequiredService<IServer>());

    /// <inheritdoc cref="Of(WebApplication)"/>
    public static string Of(IServer server) =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost")
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .TrimEnd('/');
}
