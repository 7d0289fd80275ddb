using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Tells from a question's own words what is asked for. English in some depth; elsewhere the plain
/// question words, which is what decides most questions.
/// </summary>
internal static class QuestionWords
{
    // The first row that is found decides, so the longer phrases stand before the words they hold.
    private static readonly (AnswerKind Kind, string Language, string[] Phrases)[] Rows =
    [
        (AnswerKind.Money, "en", ["how much do you pay", "how much do i pay", "how much does it cost", "how much is", "how much are", "how expensive", "what does it cost", "what is the price", "what is the cost", "what is the fee", "cost", "costs", "price of"]),
        (AnswerKind.Weight, "en", ["how heavy", "weigh", "weight of"]),
        (AnswerKind.Duration, "en", ["how long", "how often", "how frequently"]),
        (AnswerKind.Number, "en", ["how many", "how much", "how old", "how far", "how large", "how big", "how high", "how tall", "what percent", "what percentage", "what number", "what amount", "what is the population", "how fast", "how deep", "how wide", "what fraction"]),
        (AnswerKind.Time, "en", ["when", "what year", "which year", "what date", "what day", "what month", "what century", "which century", "what decade", "what time"]),
        (AnswerKind.Procedure, "en", ["how do i", "how do you", "how can i", "how can you", "how to", "how should i", "how do we", "how would i", "how is it possible to", "show me how", "what should i do", "what can i do", "what do i do", "what must i do", "what to do", "what is the command", "which command", "what is the syntax"]),
        (AnswerKind.Person, "en", ["who", "whom", "whose", "what person", "which person"]),
        (AnswerKind.Place, "en", ["where", "what city", "which city", "what country", "which country", "what state", "which state"]),
        (AnswerKind.Reason, "en", ["why", "what caused", "what is the reason", "for what reason"]),
        (AnswerKind.Definition, "en", ["what is a", "what is an", "what are", "what does", "what is", "what's", "define", "explain"]),
        (AnswerKind.Number, "de", ["wie viel", "wie viele", "wieviel", "wieviele", "wie lange", "wie alt", "wie hoch", "wie gross", "wie weit", "wie oft"]),
        (AnswerKind.Time, "de", ["wann", "welchem jahr", "welches jahr", "welchem jahrhundert"]),
        (AnswerKind.Procedure, "de", ["wie kann ich", "wie mache ich", "wie kann man", "wie stelle ich", "wie andere ich", "wie bekomme ich"]),
        (AnswerKind.Person, "de", ["wer", "wen", "wem", "wessen"]),
        (AnswerKind.Place, "de", ["wo", "woher", "wohin"]),
        (AnswerKind.Reason, "de", ["warum", "weshalb", "wieso"]),
        (AnswerKind.Definition, "de", ["was ist", "was sind", "was bedeutet"]),
        (AnswerKind.Number, "es", ["cuanto", "cuanta", "cuantos", "cuantas"]),
        (AnswerKind.Time, "es", ["cuando", "que ano", "que fecha", "que siglo"]),
        (AnswerKind.Person, "es", ["quien", "quienes"]),
        (AnswerKind.Place, "es", ["donde"]),
        (AnswerKind.Procedure, "es", ["como puedo", "como se puede", "como hago"]),
        (AnswerKind.Reason, "es", ["por que"]),
        (AnswerKind.Number, "fr", ["combien"]),
        (AnswerKind.Time, "fr", ["quand", "quelle annee", "quelle date"]),
        (AnswerKind.Person, "fr", ["qui"]),
        (AnswerKind.Place, "fr", ["ou se", "ou est", "ou sont", "ou puis"]),
        (AnswerKind.Procedure, "fr", ["comment"]),
        (AnswerKind.Reason, "fr", ["pourquoi"]),
        (AnswerKind.Number, "it", ["quanto", "quanta", "quanti", "quante"]),
        (AnswerKind.Time, "it", ["quando", "che anno"]),
        (AnswerKind.Person, "it", ["chi"]),
        (AnswerKind.Place, "it", ["dove"]),
        (AnswerKind.Procedure, "it", ["come posso", "come si fa"]),
        (AnswerKind.Number, "pt", ["quanto", "quanta", "quantos", "quantas"]),
        (AnswerKind.Time, "pt", ["quando", "que ano"]),
        (AnswerKind.Person, "pt", ["quem"]),
        (AnswerKind.Place, "pt", ["onde"]),
        (AnswerKind.Procedure, "pt", ["como posso", "como faco"]),
        (AnswerKind.Number, "nl", ["hoeveel", "hoe lang", "hoe oud", "hoe groot"]),
        (AnswerKind.Time, "nl", ["wanneer", "welk jaar"]),
        (AnswerKind.Person, "nl", ["wie"]),
        (AnswerKind.Place, "nl", ["waar"]),
        (AnswerKind.Procedure, "nl", ["hoe kan ik", "hoe moet ik"]),
        (AnswerKind.Number, "ro", ["cat", "cata", "cati", "cate"]),
        (AnswerKind.Time, "ro", ["cand", "ce an", "anul"]),
        (AnswerKind.Person, "ro", ["cine", "cui"]),
        (AnswerKind.Place, "ro", ["unde"]),
        (AnswerKind.Number, "tr", ["kac", "ne kadar"]),
        (AnswerKind.Time, "tr", ["ne zaman", "hangi yil"]),
        (AnswerKind.Person, "tr", ["kim", "kimin"]),
        (AnswerKind.Place, "tr", ["nerede", "nereye"]),
        (AnswerKind.Number, "vi", ["bao nhieu", "bao lau", "may"]),
        (AnswerKind.Time, "vi", ["khi nao", "nam nao", "bao gio"]),
        (AnswerKind.Person, "vi", ["ai"]),
        (AnswerKind.Place, "vi", ["o dau"]),
        (AnswerKind.Number, "el", ["ποσα", "ποσες", "ποσοι", "ποσο", "ποσους", "ποση"]),
        (AnswerKind.Time, "el", ["ποτε", "ποια χρονια", "ποιο ετος"]),
        (AnswerKind.Place, "el", ["που βρισκεται", "που βρισκονται"]),
        (AnswerKind.Number, "ru", ["сколько", "каков процент", "какой процент"]),
        (AnswerKind.Time, "ru", ["когда", "каком году", "какого числа", "каком веке"]),
        (AnswerKind.Person, "ru", ["кто", "кого", "кому", "кем", "чей", "чья"]),
        (AnswerKind.Place, "ru", ["где", "куда", "откуда"]),
        (AnswerKind.Procedure, "ru", ["как мне", "как я могу", "как можно"]),
        (AnswerKind.Reason, "ru", ["почему", "зачем"]),
        (AnswerKind.Number, "ar", ["كم"]),
        (AnswerKind.Time, "ar", ["متي"]),
        (AnswerKind.Place, "ar", ["اين"]),
        (AnswerKind.Number, "hi", ["कितने", "कितनी", "कितना"]),
        (AnswerKind.Time, "hi", ["कब", "किस वर्ष"]),
        (AnswerKind.Person, "hi", ["किसने", "कौन"]),
        (AnswerKind.Place, "hi", ["कहाँ", "कहां"]),
        (AnswerKind.Number, "zh", ["多少", "几个", "几次", "多长", "多大", "多久"]),
        (AnswerKind.Time, "zh", ["什么时候", "何时", "哪一年", "哪年", "几月"]),
        (AnswerKind.Person, "zh", ["谁"]),
        (AnswerKind.Place, "zh", ["哪里", "何地", "在哪"]),
        (AnswerKind.Procedure, "zh", ["怎么", "如何"]),
        (AnswerKind.Number, "ja", ["いくつ", "いくら", "何人", "何個"]),
        (AnswerKind.Time, "ja", ["いつ"]),
        (AnswerKind.Person, "ja", ["誰", "だれ"]),
        (AnswerKind.Place, "ja", ["どこ"]),
        (AnswerKind.Number, "th", ["กี่", "เท่าไ", "เท่าใด"]),
        (AnswerKind.Time, "th", ["เมื่อไ", "เมื่อใด", "ปีใด", "ปีไหน"]),
        (AnswerKind.Person, "th", ["ใคร"]),
        (AnswerKind.Place, "th", ["ที่ไหน", "ที่ใด"]),
    ];

    public static AnswerKind KindOf(string question, string language)
    {
        var text = $" {Folding.Fold(question).Trim(' ', '?', '.', '!', '¿')} ";
        var rows = Rows.Where(row => row.Language == language).ToList();
        // "Who built it and when?" asks first of all who.
        return Kind(rows.Where(row => row.Kind == AnswerKind.Person), phrase => text.StartsWith(Spaced(phrase), StringComparison.Ordinal))
            ?? Kind(rows, phrase => text.Contains(Spaced(phrase), StringComparison.Ordinal))
            ?? AnswerKind.Anything;
    }

    private static AnswerKind? Kind(IEnumerable<(AnswerKind Kind, string Language, string[] Phrases)> rows, Predicate<string> isFound)
    {
        foreach (var (kind, _, phrases) in rows)
        {
            if (Array.Exists(phrases, isFound))
            {
                return kind;
            }
        }

        return null;
    }

    // Scripts without spaces are searched for the bare run.
    private static string Spaced(string phrase) => phrase[^1] < '\u0E00' ? $" {phrase} " : phrase;
}
