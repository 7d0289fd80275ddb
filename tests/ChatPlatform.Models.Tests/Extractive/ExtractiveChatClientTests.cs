using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Extractive;
using ChatPlatform.Sessions;
using ChatPlatform.Testing.Time;
using CsCheck;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Tests.Extractive;

public sealed class ExtractiveChatClientTests
{
    private static readonly Passage[] Shop =
    [
        Asked.Passage(1, "You can return any lamp within 30 days of delivery. The lamp must be unused. Refunds arrive within five working days after we receive the parcel.", "Returns", "Returns › Deadlines"),
        Asked.Passage(2, "Standard delivery costs 4.90 euros and takes three working days. Delivery is free for orders above 50 euros. Express delivery costs 12 euros.", "Delivery"),
        Asked.Passage(3, "The Aurora lamp is a dimmable desk lamp made of recycled aluminium. It has a USB-C port. It weighs 1.2 kg.", "Aurora"),
        Asked.Passage(4, "To pair the lamp with the app:\n1. Open the app.\n2. Press the power button for five seconds.\n3. Choose the lamp from the list.\nThe light blinks twice when it is paired.", "Pairing"),
        Asked.Passage(5, "Use the command line to export your orders.\n```sh\nacme orders export --format csv\n```\nThe file is written to the current folder.", "Command line"),
        Asked.Passage(6, "Opening hours\nMonday to Friday 9 to 18 o'clock. On Saturday the shop closes at 14 o'clock.", "Contact"),
    ];

    [Theory]
    [InlineData("How long do I have to return a lamp?", "You can return any lamp within 30 days of delivery. [1]")]
    [InlineData("How much does express delivery cost?", "Express delivery costs 12 euros. [2]")]
    [InlineData("What is the Aurora lamp?", "The Aurora lamp is a dimmable desk lamp made of recycled aluminium. [3]")]
    [InlineData("When do refunds arrive?", "Refunds arrive within five working days after we receive the parcel. [1]")]
    public async Task A_question_is_answered_with_the_pages_own_sentence(string question, string sentence)
    {
        var (text, outcome) = await AskAsync(question);

        Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal(MessageStatus.Complete, outcome.Status);
        Assert.All(outcome.Citations, citation => Assert.Contains(citation.Quote.TrimEnd('…'), Shop[citation.Index - 1].Text.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Steps_are_given_whole_and_in_order()
    {
        var (text, _) = await AskAsync("How do I pair the lamp with the app?");

        Assert.Contains("To pair the lamp with the app: [4]\n\n1. Open the app. [4]\n2. Press the power button for five seconds. [4]\n3. Choose the lamp from the list. [4]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_is_given_whole_with_the_sentence_that_introduces_it()
    {
        var (text, outcome) = await AskAsync("How do I export my orders on the command line?");

        Assert.StartsWith("Use the command line to export your orders. [5]\n\n```sh\nacme orders export --format csv\n```", text, StringComparison.Ordinal);
        Assert.Contains(outcome.Citations, citation => citation.Index == 5);
    }

    [Fact]
    public async Task A_label_that_alone_names_the_matter_is_said_with_its_sentence()
    {
        var (text, _) = await AskAsync("What are your opening hours?");

        Assert.StartsWith("**Opening hours:** Monday to Friday 9 to 18 o'clock. [6]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_points_back_is_said_with_the_one_it_points_to()
    {
        var (text, _) = await AskAsync("Does it have a USB-C port?");

        Assert.StartsWith("The Aurora lamp is a dimmable desk lamp made of recycled aluminium. [3] It has a USB-C port. [3]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Who won the world cup in 1998?")]
    [InlineData("Do you offer gift wrapping for birthdays?")]
    [InlineData("What is the phone number of your office in Madrid?")]
    public async Task Weak_evidence_is_no_answer(string question)
    {
        var (text, outcome) = await AskAsync(question);

        Assert.Equal(MessageStatus.Unanswered, outcome.Status);
        Assert.Equal("I found no answer to that on this website's pages. Other words may help.", text);
        Assert.Empty(outcome.Citations);
    }

    [Theory]
    [InlineData("Hello!", "I answer questions with sentences from this website's own pages")]
    [InlineData("hi there 👋", "I answer questions with sentences from this website's own pages")]
    [InlineData("Are you a bot?", "I answer questions with sentences from this website's own pages")]
    [InlineData("Guten Tag", "Ich beantworte Fragen mit Sätzen von den Seiten dieser Website")]
    [InlineData("¡Hola!", "Respondo preguntas con frases de las propias páginas")]
    [InlineData("你好", "我用本网站页面中的原句回答问题")]
    [InlineData("Thanks a lot!", "You're welcome.")]
    [InlineData("Спасибо", "Пожалуйста.")]
    public async Task Greetings_and_thanks_are_returned_honestly(string message, string reply)
    {
        var (text, outcome) = await AskAsync(message);

        Assert.Contains(reply, text, StringComparison.Ordinal);
        Assert.Equal(MessageStatus.Complete, outcome.Status);
        Assert.Empty(outcome.Citations);
    }

    [Fact]
    public async Task A_greeting_before_a_question_is_a_question()
    {
        var (text, _) = await AskAsync("Hello, how much does express delivery cost?");

        Assert.Contains("Express delivery costs 12 euros. [2]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_understood_with_the_question_before_it()
    {
        var prompt = GroundedPrompt.Build(new PromptRequest("Acme", "", "en", Shop, [], "And express?", "And express?\nHow much does delivery cost?"));

        var (text, _) = await Asked.AnswerAsync(Client(), prompt);

        Assert.Contains("Express delivery costs 12 euros. [2]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Footnotes_and_signs_of_a_page_are_not_taken_for_the_platforms()
    {
        var (text, outcome) = await Asked.AnswerAsync(Client(), Asked.Prompt(
            "Who designed the tower?",
            "The tower was designed by Ada Bell[2][17] in 1901. [[NO_ANSWER]] It is red."));

        Assert.StartsWith("The tower was designed by Ada Bell in 1901. [1]", text, StringComparison.Ordinal);
        Assert.Equal(MessageStatus.Complete, outcome.Status);
        Assert.Equal([1], outcome.Citations.Select(citation => citation.Index));
    }

    [Fact]
    public async Task Two_copies_of_a_sentence_are_said_once()
    {
        const string Sentence = "Refunds arrive within five working days after we receive the parcel.";

        var (text, _) = await Asked.AnswerAsync(Client(), Asked.Prompt("When do refunds arrive?", $"{Sentence} Fine.", $"Before. {Sentence}"));

        Assert.Equal(1, text.Split("Refunds arrive").Length - 1);
    }

    [Fact]
    public async Task Asking_twice_says_the_same()
    {
        var first = await AskAsync("How much is delivery?");
        var second = await AskAsync("How much is delivery?");

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Outcome.Citations, second.Outcome.Citations);
    }

    [Fact]
    public async Task It_streams_word_by_word()
    {
        var deltas = new List<string>();
        var prompt = Asked.Prompt("How much does express delivery cost?", Shop);
        await foreach (var update in Client().GetStreamingResponseAsync(prompt.Messages, prompt.Options, TestContext.Current.CancellationToken))
        {
            deltas.Add(update.Text);
        }

        Assert.True(deltas.Count >= 5);
        Assert.All(deltas, delta => Assert.True(delta.Length <= 24));
    }

    [Fact]
    public async Task A_delay_per_delta_is_waited_for_on_the_clock_it_is_given()
    {
        var time = new ObservedTime();
        var client = new ExtractiveChatClient(new ExtractiveOptions { DelayPerDelta = TimeSpan.FromSeconds(1) }, time);
        var prompt = Asked.Prompt("Hello", Shop);
        await using var updates = client.GetStreamingResponseAsync(prompt.Messages, prompt.Options, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        var first = updates.MoveNextAsync();
        Assert.False(first.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await first);
        Assert.Equal("Hello! ", updates.Current.Text);
    }

    [Fact]
    public async Task Without_structured_passages_it_only_says_what_it_is_or_that_it_found_nothing()
    {
        var response = await Client().GetResponseAsync([new(ChatRole.User, "How much is delivery?")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith(ReplyProtocol.Unanswered, response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_and_no_question_can_break_it() =>
        Gen.Select(Pages.Array[0, 5], Pages).Sample((pages, question) =>
        {
            var grounding = new Grounding(question, [.. pages.Select((text, index) => new Passage(index + 1, text, "https://x", text, text))], question);

            Assert.NotEmpty(ExtractiveReply.To(grounding));
        });

    private static Gen<string> Pages => Gen.OneOf(
        "return", "lamp", "delivery", " ", "\n", ". ", "? ", "```", "\n```\n", "- ", "1. ", ":\n", " | ", "# ", "字", "ก", "ह", "\"", "”", "[1]", "It ", "\0", "\uD83D", "'", "_", "5").Array[0, 30].Select(string.Concat);

    private static ExtractiveChatClient Client() => new(new ExtractiveOptions(), TimeProvider.System);

    private static Task<(string Text, AnswerOutcome Outcome)> AskAsync(string question) => Asked.AnswerAsync(Client(), Asked.Prompt(question, Shop));
}
