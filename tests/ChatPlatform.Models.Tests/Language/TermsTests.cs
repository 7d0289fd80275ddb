using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Tests.Language;

public sealed class TermsTests
{
    [Theory]
    [InlineData("en", "return", "returns", "returned", "returning")]
    [InlineData("en", "deliver", "delivers", "delivered", "delivery")]
    [InlineData("en", "policy", "policies")]
    [InlineData("en", "box", "boxes")]
    [InlineData("en", "stop", "stopped", "stopping")]
    [InlineData("de", "Lieferung", "Lieferungen", "LIEFERUNG")]
    [InlineData("es", "devolución", "devolucion", "devoluciones")]
    [InlineData("ru", "доставка", "доставки", "доставку")]
    [InlineData("ar", "كتاب", "الكتاب", "والكتاب", "كتابها")]
    public void Forms_of_a_word_are_one_term(string language, params string[] forms) =>
        Assert.Single(forms.Select(form => Assert.Single(Terms.Of(form, language)).Key).Distinct());

    [Theory]
    [InlineData("order", "ordinary")]
    [InlineData("address", "add")]
    [InlineData("1994", "1995")]
    [InlineData("status", "state")]
    public void Different_words_are_different_terms(string one, string other) =>
        Assert.NotEqual(Terms.Of(one, "en")[0].Key, Terms.Of(other, "en")[0].Key);

    [Theory]
    [InlineData("What is the price of it?", "pric")]
    [InlineData("the visitor's order", "visit,order")]
    [InlineData("café Zürich", "caf,zurich")]
    public void Matter_is_told_from_grammar(string text, string matter) =>
        Assert.Equal(matter, string.Join(',', Terms.Of(text, "en").Where(term => !term.IsStop).Select(term => term.Key)));

    [Fact]
    public void Scripts_without_spaces_are_compared_by_runs_of_characters()
    {
        Assert.Equal(["退货", "货政", "政策"], Terms.Of("退货政策", "zh").Select(term => term.Key));
        Assert.Equal(["คืน", "ืนเ", "นเง", "เงิ", "งิน"], Terms.Of("คืนเงิน", "th").Select(term => term.Key));
    }

    [Theory]
    [InlineData("How do I return a lamp?", "en")]
    [InlineData("Wie kann ich eine Lampe zurückgeben?", "de")]
    [InlineData("¿Cuánto cuesta el envío?", "es")]
    [InlineData("Combien coûte la livraison ?", "fr")]
    [InlineData("Quanto costa la spedizione?", "it")]
    [InlineData("Hoeveel kost het verzenden?", "nl")]
    [InlineData("Kargo ne kadar sürer?", "tr")]
    [InlineData("Giao hàng mất bao lâu?", "vi")]
    [InlineData("Cât costă livrarea?", "ro")]
    [InlineData("Πόσο κοστίζει η αποστολή;", "el")]
    [InlineData("Сколько стоит доставка?", "ru")]
    [InlineData("كم تكلفة الشحن؟", "ar")]
    [InlineData("शिपिंग की लागत कितनी है?", "hi")]
    [InlineData("运费多少？", "zh")]
    [InlineData("送料はいくらですか", "ja")]
    [InlineData("ค่าส่งเท่าไร", "th")]
    [InlineData("SKU 4711", "en")]
    public void A_questions_language_is_guessed(string question, string language) => Assert.Equal(language, LanguageGuess.Of(question));

    [Fact]
    public void Every_language_with_stop_words_has_phrases_of_its_own()
    {
        var english = Phrases.For("en");

        Assert.All(StopWords.Languages.Where(language => language != "en"), language => Assert.NotEqual(english, Phrases.For(language)));
        Assert.Equal(english, Phrases.For("xx"));
    }
}
