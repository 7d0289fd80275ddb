using ChatPlatform.Addresses;
using ChatPlatform.Desk;
using ChatPlatform.Knowledge;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Domains;
using ChatPlatform.Models;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Sqlite;
using ChatPlatform.Tenants;
using ChatPlatform.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>The grains on a test cluster, over SQLite in a folder of its own, with a model that the test plays.</summary>
public sealed class ChatCluster : IAsyncDisposable
{
    public const string Tenant = "acme";
    public const string Origin = "https://acme.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("chat-grains-").FullName;
    private readonly ServiceProvider _storage;
    private readonly ModelPrice? _price;
    private readonly TimeSpan _streamingInterval;
    private InProcessTestCluster _cluster;

    private ChatCluster(IReadOnlyDictionary<string, PlanLimits>? plans, ModelPrice? price, TimeSpan streamingInterval)
    {
        _price = price;
        _streamingInterval = streamingInterval;

        // One set of stores for the test and for the silo, as two processes on one database would have.
        _storage = new ServiceCollection().AddSqliteStorage(_folder).BuildServiceProvider();
        Faults = new FaultyConversations(_storage.GetRequiredService<IConversationStore>());
        DataFaults = new FaultyTenantData(_storage.GetRequiredService<Storage.ITenantData>());
        Plans = new Plans(plans ?? new Dictionary<string, PlanLimits>(), PlanStore);
        _cluster = Build();
    }

    public ObservedTime Time { get; } = new(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

    public PlayedModel Model { get; } = new();

    public PlayedDomains Domains { get; } = new();

    /// <summary>What lies between the grains and the conversations, and can fail.</summary>
    public FaultyConversations Faults { get; }

    /// <summary>What lies between the grains and tenants' data as a whole, and can fail.</summary>
    public FaultyTenantData DataFaults { get; }

    /// <summary>As the silo knows them.</summary>
    public Plans Plans { get; }

    public IPlanStore PlanStore => _storage.GetRequiredService<IPlanStore>();

    public ITenantStore Tenants => _storage.GetRequiredService<ITenantStore>();

    public ITenantDeletions Deletions => _storage.GetRequiredService<ITenantDeletions>();

    public string TenantsFolder => Path.Combine(_folder, "tenants");

    public IGrainFactory Grains => _cluster.Client;

    public IConversationStore Conversations => _storage.GetRequiredService<IConversationStore>();

    public IDeskStore Desk => _storage.GetRequiredService<IDeskStore>();

    public IInboxGrain Inbox(string tenant = Tenant) => Grains.GetGrain<IInboxGrain>(tenant);

    public IUsageStore Usage => _storage.GetRequiredService<IUsageStore>();

    /// <param name="plans">Besides the standard one.</param>
    /// <param name="price">Of the model, which then is asked by the platform's own answerer.</param>
    /// <param name="streamingInterval">Between two showings of a reply that grows; each token is shown if it is left out.</param>
    public static async Task<ChatCluster> StartAsync(
        bool withTenant = true, IReadOnlyDictionary<string, PlanLimits>? plans = null, ModelPrice? price = null, TimeSpan streamingInterval = default)
    {
        var cluster = new ChatCluster(plans, price, streamingInterval);
        await cluster._cluster.DeployAsync();
        if (withTenant)
        {
            await cluster.TenantGrain().Create(new TenantDraft("Acme", Origins: [Origin]));
        }

        return cluster;
    }

    public ITenantGrain TenantGrain(string id = Tenant) => Grains.GetGrain<ITenantGrain>(id);

    public ISessionGrain Session(string id = "s1", string tenant = Tenant) =>
        Grains.GetGrain<ISessionGrain>(new SessionKey(tenant, id).ToString());

    public IAddressGrain Address(string address) => Grains.GetGrain<IAddressGrain>(address);

    /// <summary>As a deployment ends it: grains leave in order. The stores stay for the test to look at.</summary>
    public ValueTask StopSiloAsync() => _cluster.DisposeAsync();

    /// <summary>Stops the silo as a deployment does, and starts another over the same data.</summary>
    public async Task RestartAsync()
    {
        await _cluster.DisposeAsync();
        _cluster = Build();
        await _cluster.DeployAsync();
    }

    public async Task<long> TurnsMeteredAsync() =>
        (await Conversations.ReadUsageAsync(Tenant, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, TestContext.Current.CancellationToken)).Sum(row => row.Turns);

    public async ValueTask DisposeAsync()
    {
        Model.ReleaseAll();
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(Time);
            silo.Services.Configure<StreamingOptions>(streaming => streaming.Interval = _streamingInterval);
            silo.Services.AddSingleton(_storage.GetRequiredService<ITenantStore>());
            silo.Services.AddSingleton<Storage.ITenantData>(DataFaults);
            silo.Services.AddSingleton(Deletions);
            silo.Services.AddSingleton<TenantRemoval>();
            silo.Services.AddSingleton<IConversationStore>(Faults);
            silo.Services.AddSingleton<IDomainProofs>(Domains);
            silo.Services.AddSingleton(Usage);
            silo.Services.AddSingleton(Desk);
            silo.Services.AddSingleton(_storage.GetRequiredService<IMembershipStore>());
            silo.Services.AddSingleton(_storage.GetRequiredService<IInvitationStore>());
            silo.Services.AddSingleton(_storage.GetRequiredService<IKnowledgeStore>());
            silo.Services.AddSingleton(Plans);
            silo.Services.AddSingleton(new ModelPrices("EUR", PlayedCatalog.Paid, new Dictionary<string, ModelPrice> { [PlayedCatalog.Paid] = _price ?? ModelPrice.Free }));
            silo.Services.AddSingleton(_storage.GetRequiredService<ITenantModelStore>());
            silo.Services.AddSingleton<BotPrices>();
            if (_price is null)
            {
                silo.Services.AddSingleton<IAnswerer>(Model);
            }
            else
            {
                silo.Services.AddSingleton<IModelCatalog>(new PlayedCatalog(Model));
                silo.Services.AddSingleton<IRetriever>(new OnePassage());
                silo.Services.AddModels(new ConfigurationBuilder().Build());
                silo.Services.AddSingleton<ResolveHost>(_ => System.Net.Dns.GetHostAddressesAsync);
                silo.Services.AddSingleton<ModelConnections>();
                silo.Services.AddSingleton<TenantModels>();
                silo.Services.AddSingleton<QuestionGrounding>();
                silo.Services.AddSingleton<BotModels>();
                silo.Services.AddSingleton<IAnswerer, GroundedAnswerer>();
            }

            silo.Services.AddGrainStorage(GrainStorageNames.Default, (_, _) => _storage.GetRequiredService<SqliteGrainStorage>());
        });
        return builder.Build();
    }
}
