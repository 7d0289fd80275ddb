using ChatPlatform.Models.Answering;
using ChatPlatform.Sessions;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Tests.Answering;

public sealed class AnswerStreamTests
{
    private static readonly string[] TwoPages = ["Delivery takes three days. It is free above 50 euros.", "Lamps carry a warranty of two years."];

    [Fact]
    public async Task A_citation_quotes_the_sentence_that_the_statement_rests_on()
    {
        var client = new ScriptedChatClient(["Above 50 euros delivery", " is free [1]. Lamps have two years of warranty [2]."]);

        var (_, outcome) = await Asked.AnswerAsync(client, Asked.Prompt("Is delivery free?", TwoPages));

        Assert.Equal(
            [
                new Citation(1, "Page 1", "https://acme.example/1", "It is free above 50 euros."),
                new Citation(2, "Page 2", "https://acme.example/2", "Lamps carry a warranty of two years."),
            ],
            outcome.Citations);
    }

    [Fact]
    public async Task Neighbouring_markers_share_the_statement_before_them()
    {
        var client = new ScriptedChatClient(["Lamps carry a warranty of two years [1][2]."]);

        var (_, outcome) = await Asked.AnswerAsync(client, Asked.Prompt("Q?", "Some lamp. All lamps have a two years warranty.", TwoPages[1]));

        Assert.Equal(["All lamps have a two years warranty.", "Lamps carry a warranty of two years."], outcome.Citations.Select(citation => citation.Quote));
    }

    [Fact]
    public async Task A_reply_that_only_gives_the_sign_still_says_something_in_the_visitors_language()
    {
        var client = new ScriptedChatClient(["[[NO_", "ANSWER]]\n"]);

        var (text, outcome) = await Asked.AnswerAsync(client, Asked.Prompt("Wie lange dauert die Lieferung?", TwoPages));

        Assert.Equal(MessageStatus.Unanswered, outcome.Status);
        Assert.StartsWith("Auf den Seiten dieser Website", text, StringComparison.Ordinal);
        Assert.Equal(text, outcome.Text);
    }

    [Fact]
    public async Task A_model_that_says_nothing_has_failed()
    {
        var client = new ScriptedChatClient(["", " \n"]);

        var failure = await Assert.ThrowsAsync<ChatException>(() => Asked.AnswerAsync(client, Asked.Prompt("Q?", TwoPages)));

        Assert.Equal(ErrorCodes.ModelUnavailable, failure.Code);
    }

    [Fact]
    public async Task What_has_been_read_can_be_concluded_at_any_time()
    {
        var client = new ScriptedChatClient(["Delivery takes three days [1]. And", " [2", "] more"]);
        var answer = new AnswerStream(client, Asked.Prompt("Q?", TwoPages));
        await using var deltas = answer.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        await deltas.MoveNextAsync();
        var sofar = answer.Conclude();

        Assert.Equal("Delivery takes three days [1]. And", sofar.Text);
        Assert.Equal("Delivery takes three days.", Assert.Single(sofar.Citations).Quote);
        Assert.True(sofar.Usage.InputTokens > 0);
    }

    [Fact]
    public async Task Usage_names_the_model_that_answered()
    {
        var usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = 3 };

        var (_, named) = await Asked.AnswerAsync(new ScriptedChatClient(["a"], usage, "scripted-1.1"), Asked.Prompt("Q?", TwoPages));
        var (_, unnamed) = await Asked.AnswerAsync(new ScriptedChatClient(["a"], usage), Asked.Prompt("Q?", TwoPages));

        Assert.Equal(new TurnUsage(7, 3, "scripted", "scripted-1.1"), named.Usage);
        Assert.Equal(new TurnUsage(7, 3, "scripted", "scripted-1"), unnamed.Usage);
    }
}
