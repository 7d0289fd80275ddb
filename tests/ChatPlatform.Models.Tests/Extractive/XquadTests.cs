using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Extractive;

namespace ChatPlatform.Models.Tests.Extractive;

/// <summary>
/// How honest and how useful the extractive model is: every question of XQuAD is asked twice, once with
/// its paragraph among six that BM25 found, once with six others of which some are from the same article.
/// Weights and thresholds were fitted on the articles of even number; the held-out figures are the others'.
/// </summary>
public sealed class XquadTests
{
    private const int Passages = 6;

    [Theory]
    [InlineData("en", 0.16, 0.16, 0.89)]
    [InlineData("de", 0.20, 0.20, 0.83)]
    [InlineData("zh", 0.20, 0.20, 0.85)]
    [InlineData("th", 0.19, 0.17, 0.73)]
    public void It_answers_what_the_passages_hold_and_refuses_what_they_do_not(string language, double mostRefused, double mostInvented, double leastFound)
    {
        var data = Xquad.Read(language);
        var search = new Bm25(data.Paragraphs.Select(paragraph => paragraph.Text), language);
        var results = data.Questions.Select(question => Ask(data, search, question)).ToList();

        var all = Rates(results);
        var heldOut = Rates([.. results.Where(result => result.Article % 2 == 1)]);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {language}: refused with the paragraph there {all.Refused:P1} (held out {heldOut.Refused:P1}), answered without it {all.Invented:P1} (held out {heldOut.Invented:P1}),
            the answer's words in the reply {all.Found:P1} of those answered (held out {heldOut.Found:P1}); {results.Where(result => !result.Refused).Average(result => result.Length):F0} characters a reply, {Median(results.Select(result => result.Milliseconds)):F2} ms (median)
            """));

        Assert.InRange(all.Refused, 0, mostRefused);
        Assert.InRange(all.Invented, 0, mostInvented);
        Assert.InRange(all.Found, leastFound, 1);
    }

    private static Result Ask(Xquad data, Bm25 search, Xquad.Question question)
    {
        var found = search.Search(question.Text, Passages + 1);
        var without = found.Where(place => place != question.Paragraph).Take(Passages).ToList();
        var with = found.Take(Passages).ToList();
        if (!with.Contains(question.Paragraph))
        {
            with[^1] = question.Paragraph;
        }

        var started = Stopwatch.GetTimestamp();
        var reply = Reply(data, question, with);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new Result(
            data.Paragraphs[question.Paragraph].Article,
            IsRefusal(reply),
            !IsRefusal(Reply(data, question, without)),
            question.Answers.Any(answer => reply.Contains(answer, StringComparison.OrdinalIgnoreCase)),
            reply.Length,
            took);
    }

    private static string Reply(Xquad data, Xquad.Question question, IReadOnlyList<int> places) =>
        ExtractiveReply.To(new Grounding(question.Text, [.. places.Select((place, index) => Asked.Passage(index + 1, data.Paragraphs[place].Text, " "))], question.Text));

    private static bool IsRefusal(string reply) => reply.StartsWith(ReplyProtocol.Unanswered, StringComparison.Ordinal);

    private static (double Refused, double Invented, double Found) Rates(IReadOnlyCollection<Result> results) =>
        (results.Average(result => result.Refused ? 1 : 0), results.Average(result => result.Invented ? 1 : 0), results.Where(result => !result.Refused).Average(result => result.Found ? 1 : 0));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    /// <param name="Refused">With the paragraph there.</param>
    /// <param name="Invented">Answered without it.</param>
    /// <param name="Found">The reply holds the words that answer the question.</param>
    private sealed record Result(int Article, bool Refused, bool Invented, bool Found, int Length, double Milliseconds);
}
