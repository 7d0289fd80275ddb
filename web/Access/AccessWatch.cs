using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>
/// Watches one topic for this front and, at every signal, asks the authorities of its open streams whether they still
/// stand. It survives the grain's death as it survives everything: it watches again, which begins with asking all.
/// </summary>
internal sealed class AccessWatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<OpenStream> _streams = [];
    private readonly CancellationTokenSource _unwanted = new();
    private readonly string _topic;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public AccessWatch(string topic, IGrainFactory grains, TimeProvider time, ILogger logger)
    {
        _topic = topic;
        _grains = grains;
        _time = time;
        _logger = logger;
        var unwanted = _unwanted.Token;
        _ = Task.Run(() => RunAsync(unwanted), CancellationToken.None);
    }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count == 0;
            }
        }
    }

    public void Add(OpenStream stream)
    {
        lock (_lock)
        {
            _streams.Add(stream);
        }
    }

    public void Remove(OpenStream stream)
    {
        lock (_lock)
        {
            _streams.Remove(stream);
        }
    }

    public void Dispose()
    {
        _unwanted.Cancel();
        _unwanted.Dispose();
    }

    private async Task RunAsync(CancellationToken unwanted)
    {
        var failures = 0;
        while (!unwanted.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in _grains.GetGrain<IAccessGrain>(_topic).Watch(unwanted))
                {
                    await AskAllAsync(unwanted);
                    failures = 0;
                }
            }
            catch (Exception failure) when (!unwanted.IsCancellationRequested)
            {
                if (!Patience.IsPassing(failure, unwanted))
                {
                    _logger.AccessNotWatched(failure, _topic);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Patience.PauseAfter(++failures), _time, unwanted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task AskAllAsync(CancellationToken cancellationToken)
    {
        List<IGrouping<IStreamAuthority, OpenStream>> authorities;
        lock (_lock)
        {
            authorities = [.. _streams.GroupBy(stream => stream.Authority)];
        }

        return Task.WhenAll(authorities.Select(async streams =>
        {
            var standing = await streams.Key.AskAsync(cancellationToken);
            foreach (var stream in streams)
            {
                stream.Heed(standing);
            }
        }));
    }
}
