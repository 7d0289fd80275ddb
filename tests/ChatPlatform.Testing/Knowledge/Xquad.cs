using System.Text.Json;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>
/// XQuAD (Artetxe et al., 2020): 240 paragraphs and 1,190 questions, each answered by one of them, the same in
/// twelve languages.
/// </summary>
/// <param name="Questions">Each with the index of its paragraph.</param>
public sealed record Xquad(IReadOnlyList<string> Paragraphs, IReadOnlyList<(string Question, int Paragraph)> Questions)
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "ar", "de", "el", "es", "hi", "ro", "ru", "th", "tr", "vi", "zh"];

    public static Xquad Read(string language)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.File($"xquad.{language}.json")));
        var paragraphs = new List<string>();
        var questions = new List<(string, int)>();
        foreach (var article in json.RootElement.GetProperty("data").EnumerateArray())
        {
            foreach (var paragraph in article.GetProperty("paragraphs").EnumerateArray())
            {
                foreach (var question in paragraph.GetProperty("qas").EnumerateArray())
                {
                    questions.Add((question.GetProperty("question").GetString()!, paragraphs.Count));
                }

                paragraphs.Add(paragraph.GetProperty("context").GetString()!);
            }
        }

        return new Xquad(paragraphs, questions);
    }
}
