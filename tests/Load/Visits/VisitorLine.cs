using System.Net;
using System.Net.WebSockets;
using ChatPlatform.Load.Figures;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Visits;

/// <summary>
/// One connection that watches a session, made again on another front whenever it breaks, from the cursor
/// that was reached.
/// </summary>
internal sealed class VisitorLine(Visit visit, int number, WatchedTranscript transcript, Action<WatchedMessage> changed, LoadFigures figures, TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<HubClient> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WatchedTranscript Transcript => transcript;

    /// <summary>The connection, once there is one.</summary>
    public Task<HubClient> ConnectedAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _connected.Task.WaitAsync(cancellationToken);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        var trouble = new Interruption(figures.Troubles, time);
        var connections = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var hub = await HubClient.ConnectAsync(visit.Fronts.Next(number), await visit.TokenAsync(cancellationToken), cancellationToken);
                Connected(hub);
                if (connections++ > 0)
                {
                    figures.CountReconnection();
                }

                await WatchAsync(hub, backoff, trouble, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (Failure.CodeOf(failure) is { } code)
            {
                Disconnected();
                if (failure is WebSocketException && failure.Message.Contains($"{(int)HttpStatusCode.Unauthorized}", StringComparison.Ordinal))
                {
                    visit.ForgetToken();
                }

                trouble.Add(code);
                await WaitAsync(backoff, Failure.RetryAfter(failure), cancellationToken);
            }
        }
    }

    /// <summary>Watches on one connection; a watch that the platform ends is taken up again on it.</summary>
    private async Task WatchAsync(HubClient hub, Backoff backoff, Interruption trouble, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await foreach (var change in hub.StreamAsync("Watch", [transcript.Cursor], cancellationToken))
                {
                    backoff.Reset();
                    trouble.Over();
                    if (change["type"]!.GetValue<string>() == "error")
                    {
                        figures.Troubles.Add($"reply_{change["code"]}");
                    }

                    if (transcript.Apply(change) is { } message)
                    {
                        changed(message);
                    }
                }

                trouble.Add("watch_ended");
                await backoff.WaitAsync(null, cancellationToken);
            }
            catch (HubRefusalException refusal)
            {
                trouble.Add(refusal.Code);
                await backoff.WaitAsync(refusal.RetryAfter, cancellationToken);
            }
        }
    }

    private static async Task WaitAsync(Backoff backoff, TimeSpan? atLeast, CancellationToken cancellationToken)
    {
        try
        {
            await backoff.WaitAsync(atLeast, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it too.
        }
    }

    private void Connected(HubClient hub)
    {
        lock (_lock)
        {
            if (_connected.Task.IsCompleted)
            {
                _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _connected.SetResult(hub);
        }
    }

    private void Disconnected()
    {
        lock (_lock)
        {
            if (_connected.Task.IsCompleted)
            {
                _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
