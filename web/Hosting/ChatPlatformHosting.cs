using ChatPlatform.Hosting;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Admin;
using ChatPlatform.People;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Changes;
using ChatPlatform.Web.ConsoleLine;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Demo;
using ChatPlatform.Web.Hubs;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.People;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Tenancy;
using ChatPlatform.Web.Visitors;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Hosting;

/// <summary>The platform's services, one line a concern.</summary>
internal static class ChatPlatformHosting
{
    private const long MaxBodyBytes = 1 << 20;
    private const long MaxHubMessageBytes = 64 << 10;

    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static void AddChatPlatform(this WebApplicationBuilder builder)
    {
        var options = builder.AddPlatform();
        builder.UseUsualAddress();

        // Its lines carry the query, and SignalR's the visitor's token in it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

        // Refusals are told to the visitor, and failures logged by HubRefusals; these would log both as errors once more.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.HubConnectionHandler", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });

        var services = builder.Services;
        services.AddKnownProxies(options);
        services.ConfigureHttpJsonOptions(json => WireJson.Configured(json.SerializerOptions));
        services.AddApiDocument();

        // Static text only: compressing a secret beside what an attacker chose would tell its length (BREACH).
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/javascript", "text/css", "text/html"];
        });
        services.AddCallerSecurity();
        services.AddPeople(builder.Configuration, options.DataDirectory, provider => ServerAddress.Of(provider.GetRequiredService<IServer>()));
        services.AddSingleton<VisitorTokens>();
        services.AddSingleton<AddressBlocks>();
        services.AddSingleton<TenantResolver>();
        services.AddSingleton<PersonTenants>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditedChanges>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<Patience>();
        services.AddSingleton<SteadyWatch>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<StreamAuthorities>();
        services.AddSingleton<ConsoleDoor>();
        services.AddSingleton<TenantUses>();
        services.AddSingleton<Reindexing>();
        services.AddHostedService(provider => provider.GetRequiredService<Reindexing>());
        services.AddSingleton<WidgetFiles>();
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = MaxHubMessageBytes;
                hub.AddFilter<HubRefusals>();
            })
            .AddJsonProtocol(json => WireJson.Configured(json.PayloadSerializerOptions));
        services.AddDemo();
    }

    /// <summary>http://localhost:5080, unless ASPNETCORE_URLS, --urls or their like say otherwise.</summary>
    private static void UseUsualAddress(this WebApplicationBuilder builder)
    {
        string[] settings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (settings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting])))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }
    }
}
