using System.Text.Json.Nodes;
using ChatPlatform.Load.Servers;
using ChatPlatform.Load.Visits;

namespace ChatPlatform.Load.Checks;

/// <summary>Compares what a visitor sent and saw with what the platform has stored.</summary>
/// <param name="model">null when the platform's own model answered, whose words are not known beforehand.</param>
internal sealed class SessionCheck(Visitor visitor, MarkedModel? model, Findings findings)
{
    /// <param name="stored">The transcript; null when the platform has none.</param>
    public void Run(JsonNode? stored)
    {
        var messages = stored?["messages"]!.AsArray().Select(message => message!).ToList() ?? [];
        foreach (var turn in visitor.Turns)
        {
            Check(turn, messages);
        }

        NothingTwiceOrForeign(messages);
        foreach (var line in visitor.Lines)
        {
            SameAsWatched(line.Transcript.Messages, messages);
        }
    }

    private static string Text(JsonNode message, string name) => message[name]?.ToString() ?? "";

    private void Check(Turn turn, List<JsonNode> messages)
    {
        var questions = messages.Where(message => Text(message, "client_message_id") == turn.ClientId).ToList();
        if (questions.Count > 1 || (questions.Count == 1 && turn.Outcome == TurnOutcome.Refused))
        {
            Wrong(turn, turn.Outcome == TurnOutcome.Refused ? "was refused, but it is stored" : $"is stored {questions.Count} times");
        }

        if (questions.Count == 0)
        {
            if (turn.Outcome == TurnOutcome.Accepted)
            {
                Wrong(turn, $"was accepted as {turn.MessageId}, but it is not stored");
            }

            return;
        }

        var question = questions[0];
        if (Text(question, "text") != turn.Question)
        {
            Wrong(turn, $"is stored with another text: {Text(question, "text")}");
        }

        var replies = messages.Where(message => Text(message, "reply_to") == Text(question, "id")).ToList();
        if (replies.Count != 1)
        {
            Wrong(turn, $"has {replies.Count} replies");
            return;
        }

        CheckReply(turn, replies[0]);
    }

    private void CheckReply(Turn turn, JsonNode reply)
    {
        if (turn.ReplyId is not null && turn.ReplyId != Text(reply, "id"))
        {
            Wrong(turn, $"was promised reply {turn.ReplyId} and got {Text(reply, "id")}");
        }

        if (Text(reply, "status") is not ("complete" or "unanswered"))
        {
            Wrong(turn, $"has a reply {Text(reply, "id")} that is {Text(reply, "status")}: {Text(reply, "text")}");
        }
        else if (model?.AnswerTo(turn.Mark) is { } answer && Text(reply, "text") != answer)
        {
            Wrong(turn, $"has a reply {Text(reply, "id")} other than the model's: \"{Text(reply, "text")}\" instead of \"{answer}\"");
        }
    }

    private void NothingTwiceOrForeign(List<JsonNode> messages)
    {
        foreach (var twice in messages.GroupBy(message => Text(message, "id")).Where(group => group.Count() > 1))
        {
            findings.Add($"{visitor.Name}: message {twice.Key} is stored {twice.Count()} times");
        }

        var known = visitor.Turns.Select(turn => turn.ClientId).ToHashSet();
        foreach (var message in messages)
        {
            if (Text(message, "role") == "visitor" && !known.Contains(Text(message, "client_message_id")))
            {
                findings.Add($"{visitor.Name}: message {Text(message, "id")} was not sent by this visitor");
            }

            NothingForeign(Text(message, "id"), Text(message, "text") + message["citations"]?.ToJsonString(), "stored");
        }
    }

    private void NothingForeign(string id, string text, string where)
    {
        foreach (var mark in Mark.In(text).Where(mark => !visitor.Mark.MayMeet(mark)))
        {
            findings.Add($"{visitor.Name}: message {id} as {where} holds {mark}, which is {(mark.Tenant == visitor.Mark.Tenant ? "another session's" : "another tenant's")}");
        }
    }

    private void SameAsWatched(IReadOnlyList<WatchedMessage> watched, List<JsonNode> stored)
    {
        foreach (var message in watched)
        {
            NothingForeign(message.Id, message.Text.ToString(), "watched");
            if (stored.Find(other => Text(other, "id") == message.Id) is not { } other)
            {
                findings.Add($"{visitor.Name}: message {message.Id} was watched, but it is not stored");
            }
            else if (Text(other, "text") != message.Text.ToString())
            {
                findings.Add($"{visitor.Name}: message {message.Id} was watched as \"{message.Text}\" and is stored as \"{Text(other, "text")}\"");
            }
        }

        var missed = stored.Where(message => watched.All(other => other.Id != Text(message, "id"))).Select(message => Text(message, "id")).ToList();
        if (missed.Count > 0)
        {
            findings.Add($"{visitor.Name}: a watcher never saw {string.Join(", ", missed)}");
        }
    }

    private void Wrong(Turn turn, string what) => findings.Add($"{visitor.Name}: {turn.ClientId} {what}");
}
