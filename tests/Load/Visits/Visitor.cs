using System.Globalization;
using ChatPlatform.Load.Checks;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Plans;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Load.Visits;

/// <summary>One visitor: asks its questions in turn, each sent until its outcome is known, and watches the replies.</summary>
internal sealed class Visitor
{
    private static readonly string[] Questions =
    [
        "How long does delivery of the Heron kettle take?", "What does the Osprey toaster weigh?", "How many days do I have to return the Wren grinder?",
        "Which warranty comes with the Finch scale?", "What is the capacity of the Heron kettle?",
    ];

    private readonly LoadPlan _plan;
    private readonly Visit _visit;
    private readonly Mark _mark;
    private readonly LoadFigures _figures;
    private readonly Findings _findings;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Turn> _byClientId = [];
    private readonly List<Turn> _turns = [];

    /// <param name="mark">Of the session; turns number themselves.</param>
    public Visitor(LoadPlan plan, Visit visit, Mark mark, LoadFigures figures, Findings findings, TimeProvider time)
    {
        (_plan, _visit, _mark, _figures, _findings, _time) = (plan, visit, mark, figures, findings, time);
        Lines =
        [
            .. Enumerable.Range(0, plan.Watchers).Select(number => new VisitorLine(
                visit, mark.Session + number, new WatchedTranscript($"{Name} watcher {number + 1}", findings), number == 0 ? Changed : _ => { }, figures, time)),
        ];
    }

    public Visit Visit => _visit;

    public Mark Mark => _mark;

    public IReadOnlyList<Turn> Turns => _turns;

    public IReadOnlyList<VisitorLine> Lines { get; }

    /// <summary>By which findings name it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"tenant {_visit.Tenant.Id} session {_visit.SessionId ?? "(none)"} ({_mark.Session})");

    /// <param name="asking">Ends the asking; the turn in flight is still waited for.</param>
    /// <param name="cancellationToken">Ends all at once.</param>
    public async Task RunAsync(CancellationToken asking, CancellationToken cancellationToken)
    {
        if (!await WaitAsync(_plan.Arrival * ((_mark.Session - 1.0) / _plan.Sessions), asking))
        {
            return;
        }

        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lines = Lines.Select(line => line.RunAsync(watching.Token)).ToList();
        try
        {
            for (var number = 1; number <= _plan.Turns && await WaitAsync(_plan.Think.Next(Random.Shared), asking); number++)
            {
                if (!await AskAsync(NewTurn(number), cancellationToken))
                {
                    break;
                }
            }

            await AllWatchersSawAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is known so far stands.
        }
        finally
        {
            await watching.CancelAsync();
            await Task.WhenAll(lines);
        }
    }

    /// <param name="number">From 1.</param>
    public Turn NewTurn(int number)
    {
        var mark = _mark with { Turn = number };
        var turn = new Turn(mark, $"{Questions[(_mark.Session + number) % Questions.Length]} {mark}");
        lock (_byClientId)
        {
            _byClientId.Add(turn.ClientId, turn);
            _turns.Add(turn);
        }

        return turn;
    }

    /// <returns>false when it is over.</returns>
    private async Task<bool> WaitAsync(TimeSpan wait, CancellationToken asking)
    {
        try
        {
            await Task.Delay(wait, _time, asking);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>false when there is no sense in asking on.</returns>
    private async Task<bool> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_plan.Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        turn.SentAt = _time.GetTimestamp();
        try
        {
            await SendAsync(turn, either.Token);
            if (turn.Outcome == TurnOutcome.Accepted)
            {
                await turn.Answered.WaitAsync(either.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _findings.Add($"{Name}: {turn.ClientId}: {(turn.Outcome == TurnOutcome.Accepted ? $"accepted as {turn.MessageId}, no whole reply" : "not accepted")} within {_plan.Patience.TotalSeconds:0} s");
            return false;
        }
    }

    private async Task SendAsync(Turn turn, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(_time);
        var trouble = new Interruption(_figures.Troubles, _time);
        while (true)
        {
            var hub = await Lines[0].ConnectedAsync(cancellationToken);
            try
            {
                var receipt = await hub.InvokeAsync("Send", new { client_message_id = turn.ClientId, text = turn.Question });
                (turn.MessageId, turn.ReplyId) = (receipt!["message_id"]!.GetValue<string>(), receipt["reply_id"]!.GetValue<string>());
                turn.Outcome = TurnOutcome.Accepted;
                trouble.Over();
                return;
            }
            catch (Exception failure) when (Failure.CodeOf(failure) is { } code)
            {
                trouble.Add($"send_{code}");
                if (Failure.IsFinal(failure))
                {
                    turn.Outcome = TurnOutcome.Refused;
                    return;
                }

                await backoff.WaitAsync(Failure.RetryAfter(failure), cancellationToken);
            }
        }
    }

    /// <summary>Tells the turn of what the first watcher sees of its reply.</summary>
    private void Changed(WatchedMessage message)
    {
        if (message.ReplyTo is not { } question || Lines[0].Transcript.Find(question)?.ClientId is not { } clientId)
        {
            return;
        }

        Turn? turn;
        lock (_byClientId)
        {
            _byClientId.TryGetValue(clientId, out turn);
        }

        if (turn is { HasFirstToken: false } && message.Text.Length > 0)
        {
            turn.HasFirstToken = true;
            _figures.FirstToken.Add(_time.GetElapsedTime(turn.SentAt));
        }

        if (turn is not null && message.Status is not null && turn.SetAnswered())
        {
            _figures.WholeReply.Add(_time.GetElapsedTime(turn.SentAt));
            _figures.CountTurn();
        }
    }

    /// <summary>The others may be behind the first; they get as long as a reply does.</summary>
    private async Task AllWatchersSawAsync(CancellationToken cancellationToken)
    {
        var last = _turns.LastOrDefault(turn => turn.Outcome == TurnOutcome.Accepted);
        var began = _time.GetTimestamp();
        while (last is not null && _time.GetElapsedTime(began) < _plan.Patience
            && Lines.Skip(1).Any(line => line.Transcript.StatusOf(last.ReplyId!) is null))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, cancellationToken);
        }
    }
}
