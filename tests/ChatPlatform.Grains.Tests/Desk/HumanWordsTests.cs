using ChatPlatform.Desk;

namespace ChatPlatform.Grains.Tests.Desk;

public sealed class HumanWordsTests
{
    [Theory]
    [InlineData("Can I talk to a human?", "en")]
    [InlineData("I WANT TO SPEAK WITH A PERSON!!!", "en")]
    [InlineData("human please", "en")]
    [InlineData("Ich möchte bitte mit einem Menschen sprechen.", "de")]
    [InlineData("mit jemandem reden", "de-CH")]
    [InlineData("Je voudrais parler à quelqu’un", "fr")]
    [InlineData("Quiero hablar con una persona, por favor", "es")]
    [InlineData("I need a human", "de")]
    public void It_knows_who_asks_for_a_person(string text, string locale) => Assert.True(HumanWords.AskFor(text, locale));

    [Theory]
    [InlineData("", "en")]
    [InlineData("How many people fit in it?", "en")]
    [InlineData("Can a person use it alone?", "en")]
    [InlineData("Is it safe for human skin?", "en")]
    [InlineData("Do you have an agent in Spain?", "en")]
    [InlineData("Wie viele Menschen arbeiten bei Ihnen?", "de")]
    [InlineData("I have read all of your pages on returns twice now, and on the third of them it says that one can talk to a human", "en")]
    public void It_takes_no_question_for_one(string text, string locale) => Assert.False(HumanWords.AskFor(text, locale));
}
