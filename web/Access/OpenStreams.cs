using ChatPlatform.Web.Conversations;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>
/// The streams that are open on this front - visitors' lines, replies to servers - each with the authority that it was
/// opened by. A key that is revoked or a tenant that is suspended ends them at once, on every front: by a signal of
/// <see cref="Tenants.IAccessGrain"/>, not by looking again and again.
/// </summary>
internal sealed class OpenStreams(IGrainFactory grains, Patience patience, TimeProvider time, ILogger<OpenStreams> logger) : IDisposable
{
    /// <summary>A topic that has no stream any more is watched for so long, since the next stream is likely to come soon.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, AccessWatch> _watches = new(StringComparer.Ordinal);

    /// <summary>Registers a stream, which the caller disposes of at its end.</summary>
    /// <exception cref="ChatException">The authority does not stand.</exception>
    public async Task<OpenStream> OpenAsync(IStreamAuthority authority, CancellationToken callers)
    {
        var stream = new OpenStream(authority, time, Closed, callers);
        lock (_lock)
        {
            foreach (var topic in authority.Topics)
            {
                Watch(topic).Add(stream);
            }
        }

        try
        {
            // Asked once more now that signals reach it: an end since the caller proved itself is not missed.
            var standing = await patience.RepeatAsync(() => authority.AskAsync(callers), callers);
            stream.Heed(standing);
            return standing.Refusal is null ? stream : throw standing.Refusal;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var watch in _watches.Values)
            {
                watch.Dispose();
            }

            _watches.Clear();
        }
    }

    private AccessWatch Watch(string topic)
    {
        if (!_watches.TryGetValue(topic, out var watch))
        {
            watch = _watches[topic] = new AccessWatch(topic, grains, time, logger);
        }

        return watch;
    }

    private void Closed(OpenStream stream)
    {
        lock (_lock)
        {
            foreach (var topic in stream.Authority.Topics)
            {
                if (_watches.TryGetValue(topic, out var watch))
                {
                    watch.Remove(stream);
                    if (watch.IsEmpty)
                    {
                        _ = EndUnusedAsync(topic, watch);
                    }
                }
            }
        }
    }

    private async Task EndUnusedAsync(string topic, AccessWatch watch)
    {
        await Task.Delay(Linger, time);
        lock (_lock)
        {
            if (watch.IsEmpty && _watches.GetValueOrDefault(topic) == watch)
            {
                _watches.Remove(topic);
                watch.Dispose();
            }
        }
    }
}
