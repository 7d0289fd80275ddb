using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using ChatPlatform.Web.Visitors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Benchmarks;

internal sealed class AdmissionBenchmark : IBenchmark
{
    private const int Warm = 3_000;
    private const int Turns = 10_000;

    public string Name => "admission";

    public string Question => "What does admission add to a turn: finding the tenant, token or key, address, limits? In the platform's own process, SQLite, warm.";

    public async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("chat-admission-").FullName;
        await using var platform = new Platform(folder);
        var services = platform.Services;
        var grains = services.GetRequiredService<IGrainFactory>();
        var unlimited = new TenantLimits(TurnsPerMinute: 1_000_000_000, TurnsPerMinutePerAddress: 1_000_000_000, MessagesPerMonth: 1_000_000_000, TurnsPerMinutePerSession: 1_000_000_000, TurnsPerMinutePerBot: 1_000_000_000);
        await grains.GetGrain<ITenantGrain>("acme").Create(new TenantDraft("Acme", Origins: ["https://acme.example"], Limits: unlimited));

        await WriteAsync(output, "a visitor's turn (token, five limits):       ", Visitor(services, grains));
        await WriteAsync(output, "a server's turn (key, tenant, four limits):  ", await ServerAsync(services, grains));
        await WriteAsync(output, "of both, the limits alone:                   ", () => grains.GetGrain<ITenantGrain>("acme").AdmitTurn(null, "192.0.2.1", "s1"));
    }

    /// <summary>The token is in fact opened once for a connection; here it is for every turn.</summary>
    private static Func<Task> Visitor(IServiceProvider services, IGrainFactory grains)
    {
        var tokens = services.GetRequiredService<VisitorTokens>();
        var (token, _) = tokens.CreateToken(new Visitor("acme", "main", "0123456789abcdef0123456789abcdef", "https://acme.example"));
        var context = Context(services);
        return async () =>
        {
            if (!tokens.TryReadToken(token, out var visitor))
            {
                throw new InvalidOperationException("The token was not read.");
            }

            await grains.GetGrain<ITenantGrain>(visitor.TenantId).AdmitTurn(visitor.BotId, ClientAddress.Of(context), visitor.SessionId);
        };
    }

    private static async Task<Func<Task>> ServerAsync(IServiceProvider services, IGrainFactory grains)
    {
        var keys = services.GetRequiredService<ApiKeys>();
        var resolver = services.GetRequiredService<TenantResolver>();
        var (_, secret) = await keys.CreateAsync("acme", ApiKeyScope.Chat, CancellationToken.None);
        return async () =>
        {
            var key = await keys.FindAsync(secret, CancellationToken.None) ?? throw new InvalidOperationException("The key was not found.");
            var context = Context(services);
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ApiKeyAuthentication.TenantClaim, key.TenantId!)]));
            var tenant = await resolver.ResolveAsync(context);
            await grains.GetGrain<ITenantGrain>(tenant.Id).AdmitTurn(null, address: null, "s1");
        };
    }

    private static DefaultHttpContext Context(IServiceProvider services) =>
        new() { RequestServices = services, Connection = { RemoteIpAddress = IPAddress.Parse("2001:db8::1") } };

    private static async Task WriteAsync(TextWriter output, string what, Func<Task> admit)
    {
        for (var i = 0; i < Warm; i++)
        {
            await admit();
        }

        var microseconds = new double[Turns];
        for (var i = 0; i < Turns; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await admit();
            microseconds[i] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        await output.WriteLineAsync($"  {what}{new Spread(microseconds, "us")}");
    }

    private sealed class Platform(string folder) : WebApplicationFactory<ChatHub>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.UseContentRoot(folder);
            builder.UseEnvironment("Production");
            builder.UseSetting("Chat:DataDirectory", folder);
            builder.UseSetting("Chat:AdminKey", "an-admin-key-for-figures-0123456789abcdef");
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
