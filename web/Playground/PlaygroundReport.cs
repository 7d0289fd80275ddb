using System.Collections.Immutable;
using System.Text;
using ChatPlatform.Knowledge;
using ChatPlatform.Playground;
using ChatPlatform.Sessions;

namespace ChatPlatform.Web.Playground;

/// <summary>All of a trial at once.</summary>
/// <param name="Hits">What was found, best first.</param>
/// <param name="Prompt">As the model was asked it.</param>
/// <param name="Currency">Of the cost, ISO 4217.</param>
public sealed record PlaygroundReport(
    ImmutableArray<RetrievalHit> Hits,
    ImmutableArray<PromptMessage> Prompt,
    string Reply,
    MessageStatus Status,
    ImmutableArray<Citation> Citations,
    TurnUsage Usage,
    decimal Cost,
    string Currency,
    PlaygroundTimings Timings)
{
    public static async Task<PlaygroundReport> OfAsync(IAsyncEnumerable<PlaygroundEvent> events)
    {
        ImmutableArray<RetrievalHit> hits = [];
        ImmutableArray<PromptMessage> prompt = [];
        ImmutableArray<Citation> citations = [];
        var reply = new StringBuilder();
        EndedEvent? ended = null;
        await foreach (var change in events)
        {
            switch (change)
            {
                case RetrievedEvent retrieved:
                    hits = retrieved.Hits;
                    break;
                case PromptEvent asked:
                    prompt = asked.Messages;
                    break;
                case WordsEvent words:
                    reply.Append(words.Text);
                    break;
                case CitedEvent cited:
                    citations = cited.Citations;
                    break;
                case EndedEvent end:
                    ended = end;
                    break;
            }
        }

        return new PlaygroundReport(hits, prompt, reply.ToString(), ended!.Status, citations, ended.Usage, ended.Cost, ended.Currency, ended.Timings);
    }
}
