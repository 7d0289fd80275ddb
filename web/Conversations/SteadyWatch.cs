using System.Runtime.CompilerServices;
using ChatPlatform.Sessions;

namespace ChatPlatform.Web.Conversations;

/// <summary>
/// Watches a session across the deaths and moves of its grain: where the stream breaks it goes on at the last event
/// seen, so that whoever watches sees a pause at most.
/// </summary>
public sealed class SteadyWatch(TimeProvider time)
{
    /// <summary>What the visitor sees.</summary>
    /// <inheritdoc cref="ReadAsync(Func{WatchCursor?, CancellationToken, IAsyncEnumerable{SessionEvent}}, WatchCursor?, CancellationToken)"/>
    public IAsyncEnumerable<SessionEvent> ReadAsync(ISessionGrain session, WatchCursor? cursor, CancellationToken cancellationToken) =>
        ReadAsync(session.Watch, cursor, cancellationToken);

    /// <param name="watch">One of a session's streams.</param>
    /// <exception cref="ChatException">The session refuses, or was out of reach for longer than <see cref="Patience.Longest"/>.</exception>
    public async IAsyncEnumerable<SessionEvent> ReadAsync(
        Func<WatchCursor?, CancellationToken, IAsyncEnumerable<SessionEvent>> watch, WatchCursor? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failures = 0;
        var failingSince = 0L;
        while (true)
        {
            await using var events = watch(cursor, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                SessionEvent change;
                try
                {
                    if (!await events.MoveNextAsync())
                    {
                        yield break;
                    }

                    change = events.Current;
                }
                catch (Exception failure) when (Patience.IsPassing(failure, cancellationToken) && !cancellationToken.IsCancellationRequested)
                {
                    failingSince = failures++ == 0 ? time.GetTimestamp() : failingSince;
                    if (time.GetElapsedTime(failingSince) > Patience.Longest)
                    {
                        throw Patience.Told(failure);
                    }

                    break;
                }

                failures = 0;
                cursor = After(cursor, change);
                yield return change;
            }

            await Task.Delay(Patience.PauseAfter(failures), time, cancellationToken);
        }
    }

    /// <summary>The cursor of one who has seen this event too.</summary>
    private static WatchCursor? After(WatchCursor? cursor, SessionEvent change) => change switch
    {
        MessageEvent message => new WatchCursor(message.MessageId, message.Text.Length, message.Revision),
        DeltaEvent delta => new WatchCursor(delta.MessageId, delta.Offset + delta.Text.Length, delta.Revision),
        ResetEvent reset => new WatchCursor(reset.MessageId, 0, reset.Revision),
        _ => cursor,
    };
}
