using ChatPlatform.Changes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Sources;

/// <inheritdoc cref="ISourceGrain"/>
public sealed class SourceGrain(
    ISourceStore sources,
    IKnowledgeStore knowledge,
    SourceReader reader,
    UrlGuard urls,
    Plans plans,
    TimeProvider time,
    ILogger<SourceGrain> logger) : Grain, ISourceGrain
{
    private static readonly TimeSpan Tidying = TimeSpan.FromSeconds(2);

    private SourceKey? _key;
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = SourceKey.Parse(this.GetPrimaryKeyString());
        if (await Find() is { Run.State: SourceState.Queued or SourceState.Running } && await IsTenantActive())
        {
            Start();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The run stays "running" in the store, which is what the next activation goes by.
        await Stop().WaitAsync(cancellationToken);
    }

    public async Task<SourceStatus> Create(SourceSpec spec)
    {
        if (_key is not { } key)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "A source's id must be 1 to 64 characters of A-Z, a-z, 0-9, '_', '-'.");
        }

        await RequireActiveTenant(key);
        var accepted = SourceRules.Checked(spec);
        var url = await urls.CheckAsync(accepted.Url, CancellationToken.None);
        var source = new SourceRecord(key.SourceId, accepted with { Url = url.AbsoluteUri }, time.GetUtcNow(), SourceRun.None);
        await sources.AddAsync(key.TenantId, source, CancellationToken.None);
        Start();
        return await Status(key, source);
    }

    public async Task<SourceStatus?> GetStatus()
    {
        // Asked before the store, which would else tell of a run that ends meanwhile.
        var isIdle = _running.IsCompleted;
        if (_key is not { } key || await Find() is not { } source)
        {
            return null;
        }

        if (isIdle && source.Run.State is (SourceState.Queued or SourceState.Running) && await IsTenantActive() && _running.IsCompleted)
        {
            // It stood still with its tenant, which is active again.
            Start();
        }

        return await Status(key, source);
    }

    public async Task<SourceStatus> Sync()
    {
        var (key, source) = await Existing();
        await RequireActiveTenant(key);
        if (source.Run.State is not (SourceState.Queued or SourceState.Running))
        {
            // Read to the end as far as anybody is told; what it still does behind that is soon over.
            await _running.WaitAsync(Tidying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        if (!_running.IsCompleted)
        {
            throw new ChatException(ErrorCodes.SourceBusy, $"The source '{key.SourceId}' is being read already.", TimeSpan.FromSeconds(5));
        }

        var queued = source with { Run = source.Run with { State = SourceState.Queued, Error = null } };
        await sources.SaveRunAsync(key.TenantId, key.SourceId, queued.Run, CancellationToken.None);
        Start();
        return await Status(key, queued);
    }

    public async Task<SourceStatus> Cancel()
    {
        await Existing();
        await Stop();
        var (key, source) = await Existing();
        if (source.Run.State is SourceState.Queued or SourceState.Running)
        {
            source = source with { Run = source.Run with { State = SourceState.Cancelled, FinishedAt = time.GetUtcNow() } };
            await sources.SaveRunAsync(key.TenantId, key.SourceId, source.Run, CancellationToken.None);
        }

        return await Status(key, source);
    }

    public async Task Delete()
    {
        var (key, _) = await Existing();
        await Stop();

        // The documents first: after a crash in between, the source is still there to be deleted again.
        await knowledge.DeleteSourceAsync(key.TenantId, key.SourceId, CancellationToken.None);
        await sources.DeleteAsync(key.TenantId, key.SourceId, CancellationToken.None);
        DeactivateOnIdle();
    }

    private void Start() => _running = Read(_key!.Value);

    private async Task Stop()
    {
        if (_stop is { } stop)
        {
            await stop.CancelAsync();
        }

        await _running;
    }

    /// <summary>Reads the source on the thread pool: the grain's own turns stay short.</summary>
    private async Task Read(SourceKey key)
    {
        using var stop = new CancellationTokenSource();
        _stop = stop;

        // A run may take hours in which nobody calls the grain.
        DelayDeactivation(TimeSpan.MaxValue);
        using var looking = this.RegisterGrainTimer(StopWithTenant, new GrainTimerCreationOptions(TenantActivity.Look, TenantActivity.Look) { Interleave = true });
        try
        {
            var quota = await Quota(key);
            var progress = Progress(key);
            await Task.Run(() => reader.RunAsync(key.TenantId, key.SourceId, quota, progress, stop.Token), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Whoever cancelled says in the store what became of the run.
        }
        catch (ChatException refusal) when (refusal.Code is ErrorCodes.SourceNotFound or ErrorCodes.TenantNotFound)
        {
            // Deleted underneath: there is nothing to read for.
        }
        catch (Exception failure)
        {
            // The store did not take it. The next activation goes on from what is stored.
            logger.RunNotStored(failure, key.TenantId, key.SourceId);
            DeactivateOnIdle();
        }
        finally
        {
            _stop = null;
            DelayDeactivation(TimeSpan.Zero);
            Tell(GrainFactory, key);
        }
    }

    /// <summary>Told from the reader's own threads, where a grain's services are out of reach.</summary>
    private SourceProgress Progress(SourceKey key)
    {
        var grains = GrainFactory;
        return new(() => Tell(grains, key));
    }

    private static void Tell(IGrainFactory grains, SourceKey key) => grains.Tell(key.TenantId, ChangeTopic.Sources, key.SourceId);

    /// <summary>A tenant that is suspended has nothing read in its name. The run stays "running", and goes on when the tenant does.</summary>
    private async Task StopWithTenant()
    {
        if (_stop is { } stop && !await IsTenantActive())
        {
            await stop.CancelAsync();
        }
    }

    private async Task<bool> IsTenantActive() => _key is not { } key || await GrainFactory.IsTenantActive(key.TenantId);

    private async Task RequireActiveTenant(SourceKey key) =>
        (await GrainFactory.GetGrain<ITenantGrain>(key.TenantId).GetConfig())?.RequireActive();

    private async Task<KnowledgeQuota> Quota(SourceKey key)
    {
        var tenant = await GrainFactory.GetGrain<ITenantGrain>(key.TenantId).GetConfig();
        return tenant is null ? KnowledgeQuota.None : plans.KnowledgeOf(tenant);
    }

    private async Task<SourceRecord?> Find()
    {
        try
        {
            return _key is { } key ? await sources.FindAsync(key.TenantId, key.SourceId, CancellationToken.None) : null;
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.TenantNotFound)
        {
            return null;
        }
    }

    private async Task<(SourceKey Key, SourceRecord Source)> Existing() =>
        await Find() is { } source
            ? (_key!.Value, source)
            : throw new ChatException(ErrorCodes.SourceNotFound, $"There is no source '{_key?.SourceId}'.");

    private async Task<SourceStatus> Status(SourceKey key, SourceRecord source) => new(
        source.Id,
        source.Spec.Type,
        source.Spec.Url,
        source.Run.State,
        source.Run.Pages,
        await knowledge.CountChunksAsync(key.TenantId, source.Id, CancellationToken.None),
        source.Run.Error,
        source.CreatedAt,
        source.Run.StartedAt,
        source.Run.FinishedAt);
}
