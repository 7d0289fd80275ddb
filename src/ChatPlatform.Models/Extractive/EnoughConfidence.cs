namespace ChatPlatform.Models.Extractive;

/// <summary>
/// The confidence below which a question is left unanswered: where, on XQuAD in that language, as many
/// questions are refused whose paragraph is there as are answered whose paragraph is not. It differs
/// because languages do: long inflected words meet less often by chance, syllables and short runs of
/// characters more often.
/// </summary>
internal static class EnoughConfidence
{
    public static double In(string language) => language switch
    {
        "en" => 0.50,
        "es" or "ro" or "fr" or "it" or "pt" => 0.45,
        "de" or "nl" or "ru" or "ar" or "el" or "hi" => 0.37,
        "tr" => 0.30,
        "zh" or "ja" => 0.33,
        "th" => 0.72,
        "vi" => 0.90,
        _ => 0.45,
    };
}
