using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Visits;

/// <summary>A visitor's right to a session: the token that opens the hub, and the handle that renews it.</summary>
internal sealed class Visit(LoadTenant tenant, Fronts fronts, PlatformApi api)
{
    private readonly Lock _lock = new();
    private Task<string>? _token;
    private string? _handle;

    public Fronts Fronts => fronts;

    public LoadTenant Tenant => tenant;

    /// <summary>null before the first token.</summary>
    public string? SessionId { get; private set; }

    /// <summary>Asked for once, whoever needs it; again after a failure.</summary>
    public Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_token is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _token = AskAsync(cancellationToken);
            }

            return _token;
        }
    }

    /// <summary>It was refused; the next one is asked for anew, for the same session.</summary>
    public void ForgetToken()
    {
        lock (_lock)
        {
            _token = null;
        }
    }

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await api.BootstrapAsync(tenant.Id, tenant.Origin, _handle, cancellationToken);
        _handle = answer["session"]!.GetValue<string>();
        SessionId = answer["session_id"]!.GetValue<string>();
        return answer["token"]!.GetValue<string>();
    }
}
