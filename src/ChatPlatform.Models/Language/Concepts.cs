using System.Collections.Frozen;

namespace ChatPlatform.Models.Language;

/// <summary>
/// English words that visitors and pages use for the same matter: a page says "weight" where a visitor
/// says "heavy". Only pairs that hold on any website; no trade's own words.
/// </summary>
internal static class Concepts
{
    private static readonly FrozenDictionary<string, string> English = Read(
        "weight weigh weighs heavy",
        "price prices cost costs fee fees",
        "delivery deliver shipping ship shipped",
        "repair fix mend",
        "buy purchase",
        "begin start",
        "founded founder found established",
        "height high tall",
        "width wide",
        "size big large dimensions",
        "phone telephone",
        "email mail",
        "delete remove erase",
        "fault problem failure",
        "broken defective damaged",
        "staff employees personnel",
        "job jobs vacancy vacancies career careers",
        "change replace swap",
        "photo photos picture pictures");

    /// <param name="stem">As <see cref="Stemmer"/> gives it.</param>
    /// <returns>The stem that stands for all of its kind; the stem itself where there is no other.</returns>
    public static string Of(string stem, string language) =>
        language == "en" && English.TryGetValue(stem, out var first) ? first : stem;

    private static FrozenDictionary<string, string> Read(params string[] rows)
    {
        var concepts = new Dictionary<string, string>();
        foreach (var row in rows)
        {
            var stems = row.Split(' ').Select(word => Stemmer.Stem(word, "en")).ToList();
            foreach (var stem in stems)
            {
                concepts.TryAdd(stem, stems[0]);
            }
        }

        return concepts.ToFrozenDictionary();
    }
}
