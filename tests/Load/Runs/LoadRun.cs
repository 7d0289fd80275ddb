using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using ChatPlatform.Load.Checks;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Plans;
using ChatPlatform.Load.Servers;
using ChatPlatform.Load.Visits;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Runs;

/// <summary>
/// One load: tenants with a site each are made, visitors ask, everything is checked, and the tenants are
/// removed when all was right.
/// </summary>
internal sealed class LoadRun(LoadPlan plan, Func<IEnumerable<(string Role, int Id, long Start)>> processes, TimeProvider time)
{
    private static readonly TimeSpan SetUpPatience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan CheckPatience = TimeSpan.FromMinutes(2);

    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));

    public LoadPlan Plan => plan;

    public LoadPhase Phase { get; private set; }

    /// <summary>null before the asking.</summary>
    public LoadFigures? Figures { get; private set; }

    public Findings Findings { get; } = new();

    /// <param name="asking">Ends the asking; what is in flight is waited for and checked.</param>
    /// <param name="cancellationToken">Ends all at once.</param>
    public async Task<LoadResult> RunAsync(CancellationToken asking, CancellationToken cancellationToken)
    {
        var fronts = new Fronts(plan.Fronts);
        using var client = new HttpClient(new FailoverHandler(fronts, time)) { BaseAddress = plan.Fronts[0] };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", plan.AdminKey);
        var api = new PlatformApi(client);
        await using var model = plan.Model.Kind == ModelKind.Fake ? await MarkedModel.StartAsync(plan.Model, Findings) : null;
        var tenants = Enumerable.Range(1, plan.Tenants).Select(Tenant).ToList();
        await PrepareAsync(api, tenants, cancellationToken);

        Phase = LoadPhase.Asking;
        Figures = new LoadFigures(time);
        var visitors = Enumerable.Range(1, plan.Sessions).Select(number => NewVisitor(number, tenants, fronts, api)).ToList();
        var (elapsed, uses) = await AskAsync(visitors, asking, cancellationToken);

        Phase = LoadPhase.Checking;
        await CheckAsync(api, tenants, visitors, model, cancellationToken);
        Phase = LoadPhase.Over;
        return new LoadResult(
            plan.Sessions * plan.Turns, Figures.Turns, elapsed, Figures.FirstToken.Quantiles, Figures.WholeReply.Quantiles,
            Figures.Reconnections, Figures.Troubles.All, uses, Findings.All);
    }

    private LoadTenant Tenant(int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"load-{_run}-{number}"),
        string.Create(CultureInfo.InvariantCulture, $"https://t{number}.{_run}.load.example"),
        new Mark(_run, number));

    private Visitor NewVisitor(int number, List<LoadTenant> tenants, Fronts fronts, PlatformApi api)
    {
        var tenant = tenants[number % tenants.Count];
        return new Visitor(plan, new Visit(tenant, fronts, api), tenant.Mark with { Session = number }, Figures!, Findings, time);
    }

    private async Task PrepareAsync(PlatformApi api, List<LoadTenant> tenants, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(SetUpPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await using var sites = await TenantSites.StartAsync(tenants, plan.SitePort);

        // All visitors come from one address here, and ask without a pause; their limits are not what is measured.
        var limits = new { turns_per_minute = 1_000_000, turns_per_minute_per_address = 1_000_000, turns_per_minute_per_session = 0 };
        foreach (var tenant in tenants)
        {
            await api.CreateTenantAsync(tenant.Id, [tenant.Origin], limits, either.Token);
        }

        await Task.WhenAll(tenants.Select(tenant => api.ReadSiteAsync(tenant.Id, sites.UrlOf(tenant), either.Token)));
    }

    private async Task<(TimeSpan Elapsed, IReadOnlyList<RoleUse> Uses)> AskAsync(List<Visitor> visitors, CancellationToken asking, CancellationToken cancellationToken)
    {
        await using var meter = new ProcessMeter(processes, time);
        using var limit = new CancellationTokenSource(plan.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, asking);
        meter.Start();
        var began = time.GetTimestamp();
        await Task.WhenAll(visitors.Select(visitor => visitor.RunAsync(either.Token, cancellationToken)));
        var elapsed = time.GetElapsedTime(began);
        if (limit.IsCancellationRequested)
        {
            Findings.Add($"the load did not end within {plan.Limit.TotalMinutes:0.#} minutes");
        }

        return (elapsed, await meter.StopAsync());
    }

    private async Task CheckAsync(PlatformApi api, List<LoadTenant> tenants, List<Visitor> visitors, MarkedModel? model, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(CheckPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var replies = new int[tenants.Count + 1];
            await Parallel.ForEachAsync(visitors.Where(visitor => visitor.Visit.SessionId is not null), either.Token, async (visitor, stopping) =>
            {
                var stored = await api.FindSessionAsync(visitor.Visit.Tenant.Id, visitor.Visit.SessionId!, stopping);
                new SessionCheck(visitor, model, Findings).Run(stored);
                Interlocked.Add(ref replies[visitor.Mark.Tenant], stored?["messages"]!.AsArray().Count(IsMetered) ?? 0);
            });
            foreach (var tenant in tenants)
            {
                var metered = await api.TurnsMeteredAsync(tenant.Id, either.Token);
                if (metered != replies[tenant.Mark.Tenant])
                {
                    Findings.Add($"tenant {tenant.Id}: {metered} turns are metered, {replies[tenant.Mark.Tenant]} replies are stored");
                }
            }

            if (Findings.Count == 0)
            {
                await Task.WhenAll(tenants.Select(tenant => api.DeleteTenantAsync(tenant.Id, either.Token)));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException)
        {
            Findings.Add($"the check did not come to its end: {failure.Message}");
        }
    }

    private static bool IsMetered(System.Text.Json.Nodes.JsonNode? message) =>
        message!["role"]!.ToString() == "bot" && message["status"]!.ToString() is ("complete" or "unanswered");
}
