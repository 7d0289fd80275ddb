using System.Text.Json.Nodes;
using ChatPlatform.Storage.Auditing;
using ChatPlatform.Web.Hosting;

namespace ChatPlatform.Web.Auditing;

/// <summary>One operation as the audit log will tell it; a handler adds what only it knows.</summary>
/// <param name="trail">null on a route that is not audited.</param>
internal sealed class AuditScope(AuditTrail? trail, string operation)
{
    private static readonly AuditMask Mask = new(WireJson.Options);

    private readonly HashSet<string> _chains = new(StringComparer.Ordinal);
    private AuditEvent? _begun;
    private AuditActor? _actor;
    private string? _tenantId;
    private string? _objectId;
    private JsonNode? _before;
    private JsonNode? _after;
    private int _ended;

    /// <summary>Whether the handler itself says how it ended, later than its answer begins.</summary>
    public bool EndsByItself { get; private set; }

    /// <summary>The tenant whose object it is: the end is told to its chain too.</summary>
    public AuditScope Tenant(string tenantId)
    {
        _tenantId = tenantId;
        return this;
    }

    /// <summary>Who it was, where that is found out on the way: a sign-in.</summary>
    public AuditScope Actor(AuditActor actor)
    {
        _actor = actor;
        return this;
    }

    /// <summary>The id of what is changed.</summary>
    public AuditScope Object(string id)
    {
        _objectId = Clipped(id);
        return this;
    }

    /// <summary>The object before the change. It is taken down at once, with its secrets masked.</summary>
    public AuditScope Before(object? state)
    {
        _before = trail is null ? null : Mask.StateOf(state);
        return this;
    }

    /// <summary>The object after the change, as <see cref="Before"/>.</summary>
    public AuditScope After(object? state)
    {
        _after = trail is null ? null : Mask.StateOf(state);
        return this;
    }

    /// <summary>For a handler whose work goes on after it has returned: it must call <see cref="EndAsync"/>.</summary>
    public AuditScope EndsLater()
    {
        EndsByItself = true;
        return this;
    }

    /// <summary>To be awaited before anything takes effect.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>: then nothing may take effect.</exception>
    public async Task BeginAsync(string action, AuditActor actor, string? address, string? tenantId, string? objectId)
    {
        _tenantId = tenantId;
        _objectId = Clipped(objectId);
        _begun = new AuditEvent(operation, action, AuditOutcome.Begun, actor, trail!.Now, address, _objectId);
        _chains.Add(AuditChain.Of(tenantId));
        await trail.BeginAsync(tenantId, _begun);
    }

    /// <summary>How it ended. The first call counts.</summary>
    /// <param name="code">Why it was refused.</param>
    public async Task EndAsync(AuditOutcome outcome, string? code = null)
    {
        if (_begun is null || Interlocked.Exchange(ref _ended, 1) == 1)
        {
            return;
        }

        var (before, after) = AuditChange.Between(_before, _after);
        var end = _begun with
        {
            Outcome = outcome,
            Actor = _actor ?? _begun.Actor,
            At = trail!.Now,
            ObjectId = _objectId,
            Before = before,
            After = outcome == AuditOutcome.Done ? after : null,
            Code = code,
        };
        _chains.Add(AuditChain.Of(_tenantId));
        foreach (var chain in _chains)
        {
            await trail.EndAsync(chain == AuditChain.Platform ? null : chain, end);
        }
    }

    private static string? Clipped(string? id) => id is { Length: > 200 } ? id[..200] : id;
}
