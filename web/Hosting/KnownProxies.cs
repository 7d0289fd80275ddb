using System.Net;
using ChatPlatform.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace ChatPlatform.Web.Hosting;

/// <summary>
/// Behind a reverse proxy every connection comes from the proxy. Its word for the visitor's own address is taken where
/// the settings name it; anybody else could claim any address, and with it another's limits.
/// </summary>
internal static class KnownProxies
{
    /// <param name="options">Valid ones.</param>
    public static void AddKnownProxies(this IServiceCollection services, ChatOptions options) =>
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.KnownProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    forwarded.KnownProxies.Add(address);
                }
                else
                {
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
                }
            }
        });

    public static void UseKnownProxies(this WebApplication app, ChatOptions options)
    {
        if (options.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }
}
