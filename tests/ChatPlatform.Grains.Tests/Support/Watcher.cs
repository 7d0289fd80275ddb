using ChatPlatform.Sessions;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>
/// An onlooker who applies events as a widget does, and checks on the way that each delta begins where
/// the text ends.
/// </summary>
public sealed class Watcher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _leaving = new();
    private readonly IAsyncEnumerator<SessionEvent> _events;
    private readonly Dictionary<string, SeenMessage> _messages = [];

    public Watcher(ISessionGrain session, WatchCursor? cursor = null, string textBefore = "")
        : this(session.Watch, cursor, textBefore)
    {
    }

    private Watcher(Func<WatchCursor?, CancellationToken, IAsyncEnumerable<SessionEvent>> watch, WatchCursor? cursor = null, string textBefore = "")
    {
        _events = watch(cursor, _leaving.Token).GetAsyncEnumerator();
        if (cursor is not null)
        {
            _messages[cursor.MessageId] = new SeenMessage(textBefore, cursor.Revision);
        }
    }

    public static Watcher AtDesk(ISessionGrain session) => new(session.WatchAtDesk);

    public List<SessionEvent> Events { get; } = [];

    public IReadOnlyDictionary<string, SeenMessage> Messages => _messages;

    public StateEvent? State => Events.OfType<StateEvent>().LastOrDefault();

    public string TextOf(string messageId) => _messages.TryGetValue(messageId, out var seen) ? seen.Text : "";

    /// <summary>Reads events until the condition holds.</summary>
    public async Task UntilAsync(Func<Watcher, bool> condition, string awaited)
    {
        while (!condition(this))
        {
            bool more;
            try
            {
                more = await _events.MoveNextAsync().AsTask().WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"Waited {Patience} for {awaited}; seen so far:\n{string.Join('\n', Events)}");
            }

            if (!more)
            {
                throw new InvalidOperationException($"The stream ended before {awaited}; seen:\n{string.Join('\n', Events)}");
            }

            Apply(_events.Current);
        }
    }

    public Task UntilCompletedAsync(string messageId) =>
        UntilAsync(watcher => watcher.Events.OfType<CompletedEvent>().Any(done => done.MessageId == messageId), $"the end of {messageId}");

    public Task UntilTextAsync(string messageId, string text) =>
        UntilAsync(watcher => watcher.TextOf(messageId) == text, $"'{text}' in {messageId}");

    /// <returns>false: the stream ended.</returns>
    public async Task<bool> NextAsync()
    {
        var more = await _events.MoveNextAsync().AsTask().WaitAsync(Patience);
        if (more)
        {
            Apply(_events.Current);
        }

        return more;
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _events.DisposeAsync();
        _leaving.Dispose();
    }

    private void Apply(SessionEvent change)
    {
        Events.Add(change);
        switch (change)
        {
            case MessageEvent message:
                _messages[message.MessageId] = new SeenMessage(message.Text, message.Revision);
                break;
            case ResetEvent reset:
                _messages[reset.MessageId] = new SeenMessage("", reset.Revision);
                break;
            case DeltaEvent delta:
                var seen = _messages[delta.MessageId];
                Assert.Equal(seen.Text.Length, delta.Offset);
                Assert.Equal(seen.Revision, delta.Revision);
                _messages[delta.MessageId] = seen with { Text = seen.Text + delta.Text };
                break;
        }
    }

    public sealed record SeenMessage(string Text, int Revision);
}
