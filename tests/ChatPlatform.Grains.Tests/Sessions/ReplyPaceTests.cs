using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;

namespace ChatPlatform.Grains.Tests.Sessions;

/// <summary>How often watchers are shown more of a reply that grows.</summary>
public sealed class ReplyPaceTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private ChatCluster _cluster = null!;
    private Watcher _watcher = null!;
    private PlayedTurn _turn = null!;
    private string _reply = "";
    private int _eventsBefore;

    private IEnumerable<string> Shown => _watcher.Events.Skip(_eventsBefore).OfType<DeltaEvent>().Select(delta => delta.Text);

    /// <summary>A reply whose first word is seen; the clock stands.</summary>
    public async ValueTask InitializeAsync()
    {
        _cluster = await ChatCluster.StartAsync(streamingInterval: Interval);
        _watcher = new Watcher(_cluster.Session());
        _reply = (await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"))).ReplyId!;
        _turn = await _cluster.Model.NextTurnAsync();
        _turn.Say("One");
        await _watcher.UntilTextAsync(_reply, "One");
        _eventsBefore = _watcher.Events.Count;
        _cluster.Time.ForgetWaits();
    }

    public async ValueTask DisposeAsync()
    {
        await _watcher.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Words_that_follow_at_once_are_shown_together_and_when_the_reply_ends_without_a_wait()
    {
        foreach (var word in new[] { " two", " three", " four" })
        {
            _turn.Say(word);
        }

        _turn.End();
        await _watcher.UntilCompletedAsync(_reply);

        Assert.Equal([" two three four"], Shown);
    }

    [Fact]
    public async Task A_word_after_which_the_model_pauses_is_shown_two_intervals_after_the_last()
    {
        _turn.Say(" two");
        await _cluster.Time.WaitedForAsync(2 * Interval, TestContext.Current.CancellationToken);
        _cluster.Time.Advance(2 * Interval);

        await _watcher.UntilTextAsync(_reply, "One two");

        _turn.Say(" three");
        await _cluster.Time.WaitedForAsync(2 * Interval, TestContext.Current.CancellationToken);
        _cluster.Time.Advance(2 * Interval);

        await _watcher.UntilTextAsync(_reply, "One two three");
        Assert.Equal([" two", " three"], Shown);
    }

    [Fact]
    public async Task A_word_that_comes_later_than_the_interval_is_shown_at_once_with_what_was_withheld()
    {
        _cluster.Time.Advance(Interval);
        _turn.Say(" two");
        await _watcher.UntilTextAsync(_reply, "One two");

        _turn.Say(" three");
        await _cluster.Time.WaitedForAsync(2 * Interval, TestContext.Current.CancellationToken);
        _cluster.Time.Advance(Interval - TimeSpan.FromTicks(1));
        Assert.Equal([" two"], Shown);
        _turn.Say(" four");
        _turn.End();
        await _watcher.UntilCompletedAsync(_reply);

        Assert.Equal([" two", " three four"], Shown);
    }
}
