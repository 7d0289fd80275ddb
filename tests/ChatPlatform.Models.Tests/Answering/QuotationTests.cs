using ChatPlatform.Models.Answering;

namespace ChatPlatform.Models.Tests.Answering;

public sealed class QuotationTests
{
    private const string Passage = "We ship to all of Europe. Delivery takes three days. Parcels above 30 kg go by freight. Freight takes a week.";

    [Fact]
    public void The_sentence_with_the_same_words_is_quoted() =>
        Assert.Equal("Delivery takes three days.", Quotation.Find(Passage, ["It takes three days for delivery"]));

    [Fact]
    public void A_statement_drawn_from_two_neighbours_quotes_both() =>
        Assert.Equal(
            "Parcels above 30 kg go by freight. Freight takes a week.",
            Quotation.Find(Passage, ["Heavy parcels above 30 kg go by freight, which takes a week"]));

    [Fact]
    public void Statements_from_different_places_are_joined_with_an_ellipsis() =>
        Assert.Equal(
            "We ship to all of Europe. … Freight takes a week.",
            Quotation.Find(Passage, ["Freight takes a week", "They ship to Europe"]));

    [Fact]
    public void A_reply_in_another_language_quotes_the_beginning() =>
        Assert.Equal("We ship to all of Europe.", Quotation.Find(Passage, ["Lieferzeit: drei Tage"]));

    [Fact]
    public void A_long_quotation_is_cut_between_words()
    {
        var quote = Quotation.Find(string.Join(' ', Enumerable.Repeat("wordy", 200)), ["wordy"]);

        Assert.True(quote.Length <= Quotation.MaxLength);
        Assert.EndsWith("wordy…", quote, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_passage_gives_an_empty_quotation() => Assert.Equal("", Quotation.Find(" \n", ["anything"]));
}
