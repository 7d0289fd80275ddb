using System.Text.Json;

namespace ChatPlatform.Models.Tests.Extractive;

/// <summary>XQuAD (Artetxe, Ruder, Yogatama, 2020): 48 articles, 240 paragraphs, 1,190 questions with the words that answer them.</summary>
internal sealed record Xquad(IReadOnlyList<Xquad.Paragraph> Paragraphs, IReadOnlyList<Xquad.Question> Questions)
{
    internal sealed record Paragraph(int Article, string Text);

    internal sealed record Question(string Text, int Paragraph, IReadOnlyList<string> Answers);

    public static Xquad Read(string language)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require($"xquad.{language}.json")));
        var paragraphs = new List<Paragraph>();
        var questions = new List<Question>();
        foreach (var (article, data) in document.RootElement.GetProperty("data").EnumerateArray().Index())
        {
            foreach (var paragraph in data.GetProperty("paragraphs").EnumerateArray())
            {
                questions.AddRange(paragraph.GetProperty("qas").EnumerateArray().Select(question => QuestionOf(question, paragraphs.Count)));
                paragraphs.Add(new Paragraph(article, paragraph.GetProperty("context").GetString()!));
            }
        }

        return new Xquad(paragraphs, questions);
    }

    private static Question QuestionOf(JsonElement question, int paragraph) => new(
        question.GetProperty("question").GetString()!,
        paragraph,
        [.. question.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("text").GetString()!)]);
}
