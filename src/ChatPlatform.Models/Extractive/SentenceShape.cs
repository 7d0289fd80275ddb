using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>How well a sentence reads by itself, from 0 to 1.</summary>
internal static class SentenceShape
{
    public static double Of(Sentence sentence, AnswerKind wants)
    {
        var asked = wants == AnswerKind.Procedure;
        return sentence.Kind switch
        {
            SentenceKind.Heading => 0.2,
            SentenceKind.Code => asked ? 0.9 : 0.5,
            SentenceKind.TableRow => wants is AnswerKind.Procedure or AnswerKind.Reason ? 0.75 : 0.95,
            SentenceKind.ListItem => LooksLikeContents(sentence.Text) ? 0.3 : 0.95 * Math.Max(0.8, Completeness(sentence.Text)),
            _ => LooksLikeContents(sentence.Text) ? 0.3 : Completeness(sentence.Text),
        };
    }

    private static double Completeness(string text)
    {
        var words = CountWords(text);
        var length = words switch
        {
            <= 2 => 0.4,
            <= 4 => 0.75,
            <= 70 => 1.0,
            _ => 0.85,
        };
        // A question answers nothing, though a list of questions and answers holds the visitor's very words.
        return text.TrimEnd('"', '”', ')') is [.., '?' or '？' or '؟'] ? length * 0.5 : length;
    }

    /// <summary>Rows of dots, or short lines that are all title and number: "4.2. Returns ..... 17".</summary>
    private static bool LooksLikeContents(string text) =>
        text.Contains(". . .", StringComparison.Ordinal) || text.Contains("....", StringComparison.Ordinal)
        || text.Count(character => character is '|' or '»' or '›') >= 3;

    private static int CountWords(string text)
    {
        var spaced = 0;
        var unspaced = 0;
        var inWord = false;
        foreach (var character in text)
        {
            var isLetter = char.IsLetterOrDigit(character);
            spaced += isLetter && !inWord ? 1 : 0;
            unspaced += character >= '\u0E00' && isLetter ? 1 : 0;
            inWord = isLetter;
        }

        return spaced + (unspaced / 3);
    }
}
