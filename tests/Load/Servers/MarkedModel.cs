using System.Collections.Concurrent;
using System.Text.Json;
using ChatPlatform.Load.Checks;
using ChatPlatform.Load.Plans;
using ChatPlatform.Testing;

namespace ChatPlatform.Load.Servers;

/// <summary>
/// The load tester's model. It answers each question with words that carry the question's mark, so that the
/// whole stored reply is known beforehand, and looks whether a prompt holds anything of another session or tenant.
/// </summary>
internal sealed class MarkedModel : IAsyncDisposable
{
    private static readonly string[] Words = ["kettles", "leave", "the", "warehouse", "within", "two", "working", "days", "and", "arrive", "soon", "after"];

    private readonly ConcurrentDictionary<Mark, string> _answers = new();
    private readonly ModelPlan _plan;
    private readonly FakeModelServer _server;
    private readonly Findings _findings;

    private MarkedModel(ModelPlan plan, FakeModelServer server, Findings findings)
    {
        (_plan, _server, _findings) = (plan, server, findings);
        server.KeepsRequests = false;
        server.Answer = Answer;
    }

    public static async Task<MarkedModel> StartAsync(ModelPlan plan, Findings findings) =>
        new(plan, await FakeModelServer.StartAsync(plan.Port), findings);

    /// <returns>null when it was never asked.</returns>
    public string? AnswerTo(Mark mark) => _answers.GetValueOrDefault(mark);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private FakeModelReply? Answer(FakeModelRequest request)
    {
        if (!request.Body.TryGetProperty("messages", out var messages))
        {
            return null;
        }

        var last = messages.EnumerateArray().Last().GetProperty("content");
        var prompt = last.ValueKind == JsonValueKind.String ? last.GetString()! : string.Concat(last.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
        var asked = Mark.In(prompt).LastOrDefault(mark => !mark.IsOfTenant);
        if (asked == default)
        {
            return FakeModelReply.Error(400, message: "the load tester's model answers marked questions only");
        }

        foreach (var foreign in Mark.In(request.Text).Where(mark => !asked.MayMeet(mark)).Distinct())
        {
            _findings.Add($"the prompt of {asked} holds {foreign}");
        }

        var hasPassages = Mark.In(prompt).Any(mark => mark.IsOfTenant);
        string[] deltas = [$"{asked}:", .. Enumerable.Range(0, Math.Max(0, _plan.Tokens - 2)).Select(number => $" {Words[number % Words.Length]}"), hasPassages ? " [1]" : "."];
        _answers[asked] = string.Concat(deltas);
        return FakeModelReply.Stream(deltas).At(_plan.Pace).WithUsage(request.Text.Length / 4, deltas.Length);
    }
}
