using System.Text.Json.Nodes;
using ChatPlatform.Load.Checks;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Plans;
using ChatPlatform.Load.Visits;

namespace ChatPlatform.Load;

/// <summary>A load tester that finds nothing wrong is worth what it would find: each of these wrongs must be told.</summary>
public sealed class SessionCheckTests
{
    private static readonly Mark Session = new("abcdef", Tenant: 1, Session: 7);

    private readonly Findings _findings = new();
    private readonly Visitor _visitor;
    private readonly Turn _turn;

    public SessionCheckTests()
    {
        var plan = new LoadPlan([], "", 1, 1, 1, TimeSpan.Zero, default, Watchers: 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), new ModelPlan(ModelKind.Extractive, 0, 1, TimeSpan.Zero), 0);
        var visit = new Visit(new LoadTenant("load-1", "https://t1.example", new Mark("abcdef", 1)), new Fronts([]), null!);
        _visitor = new Visitor(plan, visit, Session, new LoadFigures(TimeProvider.System), _findings, TimeProvider.System);
        _turn = _visitor.NewTurn(1);
        (_turn.Outcome, _turn.MessageId, _turn.ReplyId) = (TurnOutcome.Accepted, "m1", "m2");
        Watch("""{"type":"message","message_id":"m1","role":"visitor","status":"complete","text":"QUESTION","revision":0,"client_message_id":"CLIENT"}""");
        Watch("""{"type":"message","message_id":"m2","role":"bot","status":"streaming","text":"","revision":0,"reply_to":"m1"}""");
        Watch("""{"type":"delta","message_id":"m2","offset":0,"text":"Three days.","revision":0}""");
        Watch("""{"type":"completed","message_id":"m2","status":"complete"}""");
    }

    private string Question => $$"""{"id":"m1","role":"visitor","status":"complete","text":"{{_turn.Question}}","client_message_id":"{{_turn.ClientId}}"}""";

    [Fact]
    public void A_turn_stored_as_it_was_watched_is_right() => Assert.Empty(Check(Question, Reply()));

    [Fact]
    public void An_accepted_message_that_is_not_stored_is_found() => Assert.Contains("not stored", Check(), StringComparison.Ordinal);

    [Fact]
    public void A_message_stored_twice_is_found() =>
        Assert.Contains("stored 2 times", Check(Question, Question.Replace("m1", "m9", StringComparison.Ordinal), Reply()), StringComparison.Ordinal);

    [Fact]
    public void A_second_reply_is_found() => Assert.Contains("has 2 replies", Check(Question, Reply(), Reply(id: "m3")), StringComparison.Ordinal);

    [Fact]
    public void A_missing_reply_is_found() => Assert.Contains("has 0 replies", Check(Question), StringComparison.Ordinal);

    [Fact]
    public void A_reply_that_failed_is_found() => Assert.Contains("that is failed", Check(Question, Reply(status: "failed")), StringComparison.Ordinal);

    [Fact]
    public void A_watcher_that_saw_another_text_is_found() => Assert.Contains("is stored as", Check(Question, Reply(text: "Three days. And more.")), StringComparison.Ordinal);

    [Fact]
    public void A_message_that_a_watcher_never_saw_is_found() =>
        Assert.Contains("never saw m4", Check(Question, Reply(), """{"id":"m4","role":"system","status":"complete","text":"Hello"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("zqabcdeft1s8n1z", "another session's")]
    [InlineData("zqabcdeft2z", "another tenant's")]
    [InlineData("zqabcdeft2s7n1z", "another tenant's")]
    public void Text_of_another_is_found(string mark, string whose) => Assert.Contains(whose, Check(Question, Reply(text: $"Three days. {mark}")), StringComparison.Ordinal);

    [Fact]
    public void A_delta_that_leaves_a_gap_or_repeats_is_found()
    {
        Watch("""{"type":"delta","message_id":"m2","offset":4,"text":"e days.","revision":0}""");

        Assert.Contains("a delta at 4 where the watcher has 11 characters", string.Join('\n', _findings.All), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_lets_a_reply_begin_anew()
    {
        Watch("""{"type":"reset","message_id":"m2","revision":1}""");
        Watch("""{"type":"message","message_id":"m2","role":"bot","status":"streaming","text":"Four ","revision":1,"reply_to":"m1"}""");
        Watch("""{"type":"delta","message_id":"m2","offset":5,"text":"days.","revision":1}""");

        Assert.Empty(Check(Question, Reply(text: "Four days.")));
    }

    private static string Reply(string id = "m2", string status = "complete", string text = "Three days.") =>
        $$"""{"id":"{{id}}","role":"bot","status":"{{status}}","text":"{{text}}","reply_to":"m1"}""";

    private void Watch(string change) => _visitor.Lines[0].Transcript.Apply(JsonNode.Parse(
        change.Replace("QUESTION", _turn.Question, StringComparison.Ordinal).Replace("CLIENT", _turn.ClientId, StringComparison.Ordinal))!);

    private string Check(params string[] stored)
    {
        new SessionCheck(_visitor, model: null, _findings).Run(JsonNode.Parse($$"""{"messages":[{{string.Join(',', stored)}}]}"""));
        return string.Join('\n', _findings.All);
    }
}
