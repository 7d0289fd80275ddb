using Orleans.Runtime;

namespace ChatPlatform.Sessions;

/// <summary>
/// Shows a growing reply at intervals and not token by token: each showing is a message to every watcher and its question
/// for more, and twenty a second look as fluent as fifty. The first token is shown at once. Runs on the session grain's scheduler.
/// </summary>
/// <param name="interval">Between two showings, at least.</param>
/// <param name="timer">A timer of the grain that is not set yet.</param>
internal sealed class ReplyPace(TimeSpan interval, TimeProvider time, Func<Func<Task>, IGrainTimer> timer, Action show) : IDisposable
{
    /// <summary>Made for the first token that is withheld; a model that is slower than the interval has none.</summary>
    private IGrainTimer? _late;
    private long? _shownAt;
    private bool _isWithheld;

    /// <summary>There is more of the reply. It is shown now, or with what follows: two intervals after the last showing at the latest.</summary>
    public void Grew()
    {
        if (_shownAt is not { } shownAt || time.GetElapsedTime(shownAt) is var elapsed && elapsed >= interval)
        {
            Show();
        }
        else if (!_isWithheld)
        {
            // Only for a model that pauses: as long as it goes on, its next token is what has this one shown.
            _isWithheld = true;
            _late ??= timer(Late);
            _late.Change((2 * interval) - elapsed, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _late?.Dispose();

    private Task Late()
    {
        if (_isWithheld)
        {
            Show();
        }

        return Task.CompletedTask;
    }

    private void Show()
    {
        if (_isWithheld)
        {
            _isWithheld = false;
            _late!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _shownAt = time.GetTimestamp();
        show();
    }
}
