using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatPlatform.Changes;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Desk;

/// <inheritdoc cref="IInboxGrain"/>
public sealed class InboxGrain(IDeskStore store, TimeProvider time, ILogger<InboxGrain> logger) : Grain, IInboxGrain
{
    private const int MaxItems = 500;

    /// <summary>News that died with a node is made good after so long, while somebody looks.</summary>
    private static readonly TimeSpan LongestWithoutReading = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, bool> _visitors = new(StringComparer.Ordinal);
    private readonly AgentPresence _agents = new(time);
    private ImmutableArray<DeskItem> _items = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private bool _isStale = true;
    private Task _reading = Task.CompletedTask;
    private bool _leaving;
    private TaskCompletionSource _changed = NewSignal();

    private string TenantId => this.GetPrimaryKeyString();

    public async Task<DeskSnapshot> GetSnapshot()
    {
        if (_isStale || time.GetUtcNow() - _readAt >= LongestWithoutReading)
        {
            await Read();
        }

        return new DeskSnapshot(
            [.. _items.Select(item => item with { VisitorOnline = _visitors.GetValueOrDefault(item.SessionId) })],
            _agents.Present);
    }

    public async IAsyncEnumerable<DeskSnapshot> Watch(Agent agent, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(agent);
        _agents.Came(agent);
        Signal();
        try
        {
            DeskSnapshot? seen = null;
            while (!_leaving)
            {
                // Taken before reading, so that a change in between is not missed.
                var changed = _changed.Task;
                var snapshot = await GetSnapshot();
                if (!snapshot.IsSameAs(seen))
                {
                    yield return seen = snapshot;
                }

                await Either(changed, cancellationToken);
            }
        }
        finally
        {
            _agents.Went(agent);
            Signal();
        }

        throw new ChatException(ErrorCodes.Unavailable, "The desk leaves this node. Watch it again.", TimeSpan.FromSeconds(1));
    }

    public Task Changed()
    {
        _isStale = true;
        Signal();
        GrainFactory.Tell(TenantId, ChangeTopic.Desk);
        return Task.CompletedTask;
    }

    public Task Seen(Agent agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        _agents.Seen(agent);
        return Changed();
    }

    public Task VisitorSeen(string sessionId, bool online)
    {
        _visitors[sessionId] = online;
        Signal();
        return Task.CompletedTask;
    }

    public Task<Agent?> FindPresent(string? userId = null) =>
        Task.FromResult(_agents.Present.FirstOrDefault(agent => userId is null || agent.UserId == userId));

    public async Task Wake()
    {
        var tenant = await GrainFactory.GetGrain<ITenantGrain>(TenantId).GetConfig();
        var longest = TimeSpan.FromMinutes((tenant?.Desk ?? DeskSettings.Default).AgentAwayMinutes);
        await Read();
        foreach (var item in _items)
        {
            if (item.Agent is { } agent && _agents.AwayFor(agent.UserId) >= longest)
            {
                await Requeue(item.SessionId, agent);
            }
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leaving = true;
        Signal();
        return Task.CompletedTask;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task Requeue(string sessionId, Agent agent)
    {
        try
        {
            await Session(sessionId).Requeue(agent.UserId);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.NotRequeued(failure, TenantId);
        }
    }

    /// <summary>One reading for all who ask at a time.</summary>
    private Task Read() => _reading = _reading.IsCompleted ? ReadNow() : _reading;

    private async Task ReadNow()
    {
        do
        {
            // Before reading, so that a change meanwhile is read too.
            _isStale = false;
            _readAt = time.GetUtcNow();
            try
            {
                _items = await store.ListAsync(TenantId, MaxItems, CancellationToken.None);
            }
            catch
            {
                _isStale = true;
                throw;
            }

            await AskWhoIsThere();
        }
        while (_isStale);
    }

    /// <summary>Sessions tell when their visitors come and go; of one that is new here it is asked.</summary>
    private async Task AskWhoIsThere()
    {
        var known = _items.Select(item => item.SessionId).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _visitors.Keys.Where(id => !known.Contains(id)).ToList())
        {
            _visitors.Remove(gone);
        }

        await Task.WhenAll(known.Where(id => !_visitors.ContainsKey(id)).ToList().Select(Ask));
    }

    private async Task Ask(string sessionId)
    {
        try
        {
            var isThere = await Session(sessionId).IsVisitorThere();
            _visitors.TryAdd(sessionId, isThere);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.DeskNotTold(failure, TenantId);
        }
    }

    private async Task Either(Task changed, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(LongestWithoutReading, time, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ISessionGrain Session(string sessionId) => GrainFactory.GetGrain<ISessionGrain>(new SessionKey(TenantId, sessionId).ToString());

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
