using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Extractive;
using ChatPlatform.Sessions;

namespace ChatPlatform.Models.Tests.Extractive;

/// <summary>One page of a bicycle shop for each way that a page holds an answer.</summary>
public sealed class SectionAnswerTests
{
    private static readonly Passage[] Shop =
    [
        Page(1, "Care", "Care › Clean the chain of a Tarn or a Fell", "- Shift to the smallest ring.\n- Brush the links with soap. Rinse them at once.\n- Dry the links and add one drop of oil to each."),
        Page(2, "Tarn", "Tarn › Specification", "Tarn, specification\nPrice | €1,150\nWeight | 11.8 kg\nFrame | steel, welded\nGears | 9"),
        Page(3, "Delivery", "Delivery › What it costs", "Delivery by country\nCountry | Parts, up to 3 kg | Bicycle | Working days\nAustria | €6 | €35 | 2 to 3\nPortugal | €11 | €62 | 5 to 7\nCash is not taken by the driver."),
        Page(4, "Contact", "Contact › Shops › Lyon", "4 rue des Tanneurs, Lyon\nOpen Tuesday to Saturday, 10:00 to 18:30. The workshop is behind the yard.\nGhent\nOpen Thursday to Sunday, 11:00 to 17:00. Ring the bell."),
        Page(5, "Guarantee", "Guarantee › How long the guarantee is", "Guarantee periods\nWhat | Guarantee\nFrames | 10 years\nLights | 3 years\nYou need not register anything. The guarantee passes to the next owner."),
        Page(6, "About us", "About us › Year by year", "2009\nMarta Lindqvist and Jon Bale found the workshop with one lathe.\n2013\nThe first Tarn leaves the yard."),
        Page(7, "Faults", "Faults › Codes of the light › L2: battery nearly empty", "Charge it within a day.\nL3: sensor covered\nWipe the lens. If L3 comes back, the sensor is worn.\nL4: cable loose\nThe lamp flickers. Usually the plug has slipped:\n- Push the plug home.\n- Tighten the clip."),
        Page(8, "Questions", "Questions", "Can I change an order?\nUntil it leaves, without cost. Call, since email may be too slow.\nIs the Fell made for children?\nNo. The smallest frame is for riders above 1.50 m."),
    ];

    [Theory]
    [InlineData(
        "How do I clean the chain of the Tarn?",
        """
        **Clean the chain of a Tarn or a Fell:**

        - Shift to the smallest ring. [1]
        - Brush the links with soap. [1] Rinse them at once. [1]
        - Dry the links and add one drop of oil to each. [1]
        """)]
    [InlineData("How heavy is the Tarn?", "**Tarn, specification:** Weight: 11.8 kg [1]")]
    [InlineData("How much is the Tarn?", "**Tarn, specification:** Price: €1,150 [1]")]
    [InlineData("What does it cost to send a bicycle to Portugal?", "**Delivery by country:** Portugal: Bicycle €62 [1]")]
    [InlineData("When is the shop in Lyon open?", "**4 rue des Tanneurs, Lyon:** Open Tuesday to Saturday, 10:00 to 18:30. [1] The workshop is behind the yard. [1]")]
    [InlineData(
        "How long is the guarantee?",
        """
        **Guarantee periods:**

        - Frames: 10 years [1]
        - Lights: 3 years [1]
        """)]
    [InlineData("How long is the guarantee on the lights?", "**Guarantee periods:** Lights: 3 years [1]")]
    [InlineData("Who founded the company and when?", "**2009:** Marta Lindqvist and Jon Bale found the workshop with one lathe. [1]")]
    [InlineData("What does L3 mean?", "**L3: sensor covered:** Wipe the lens. [1] If L3 comes back, the sensor is worn. [1]")]
    [InlineData(
        "My lamp flickers. What should I do?",
        """
        **L4: cable loose:** The lamp flickers. [1] Usually the plug has slipped: [1]

        - Push the plug home. [1]
        - Tighten the clip. [1]
        """)]
    [InlineData("Can I change my order?", "**Can I change an order?** Until it leaves, without cost. [1] Call, since email may be too slow. [1]")]
    public async Task A_question_is_answered_with_the_part_of_the_page_that_holds_the_answer(string question, string reply)
    {
        var (text, outcome) = await AskAsync(question);

        Assert.Equal(reply.ReplaceLineEndings("\n"), text);
        Assert.Equal(MessageStatus.Complete, outcome.Status);
    }

    [Theory]
    [InlineData("Is there a student discount?")]
    [InlineData("Does the Tarn work with Strava and Komoot?")]
    [InlineData("Who won the mountain race last year?")]
    [InlineData("How do I reset the code of my bank card?")]
    [InlineData("Who runs the company?")]
    public async Task Words_in_common_are_no_answer(string question)
    {
        var (_, outcome) = await AskAsync(question);

        Assert.Equal(MessageStatus.Unanswered, outcome.Status);
    }

    private static Passage Page(int index, string title, string heading, string text) => Asked.Passage(index, text, title, heading);

    /// <summary>As retrieval hands them over: the pages with most of the question's words first, which are counted here.</summary>
    private static Task<(string Text, AnswerOutcome Outcome)> AskAsync(string question)
    {
        var found = new Bm25(Shop.Select(page => $"{page.Title}\n{page.Heading}\n{page.Text}"), "en").Search(question, Shop.Length);
        var passages = found.Select((place, rank) => Shop[place] with { Index = rank + 1 }).ToArray();
        return Asked.AnswerAsync(new ExtractiveChatClient(new ExtractiveOptions(), TimeProvider.System), Asked.Prompt(question, passages));
    }
}
