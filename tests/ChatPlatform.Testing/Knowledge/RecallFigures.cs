using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Knowledge.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>How often the right passage is among the first hits, beside what SQLite's FTS5 does by itself.</summary>
/// <param name="Name">Of the data.</param>
/// <param name="Recall">Of our retrieval, 0 to 1.</param>
/// <param name="Lexical">Of our search by words alone.</param>
/// <param name="Vector">Of our search by vectors alone.</param>
/// <param name="Plain">Of <see cref="PlainFts"/> over the same passages.</param>
/// <param name="Milliseconds">Of each search, in the order asked.</param>
public sealed record RecallFigures(
    string Name, int Questions, double Recall, double Lexical, double Vector, double Plain, IReadOnlyList<double> Milliseconds)
{
    private const int Hits = 5;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: recall@{Hits} {Recall:0.0%} (plain FTS5 {Plain:0.0%}; by words {Lexical:0.0%}, by vectors {Vector:0.0%}) of {Questions:N0} questions");

    /// <summary>XQuAD in a language: a paragraph is a document, and the one that answers must be found.</summary>
    /// <param name="host">New, and disposed after; null for SQLite.</param>
    public static async Task<RecallFigures> OfXquadAsync(string language, CancellationToken cancellationToken, KnowledgeHost? host = null)
    {
        var data = Xquad.Read(language);
        await using var asked = await AskedTenant.CreateAsync(
            host ?? new KnowledgeHost(),
            data.Paragraphs.Select((text, index) => (Id: index.ToString("D3", CultureInfo.InvariantCulture), Page: PageOf(language, text))),
            cancellationToken);
        using var plain = new PlainFts(data.Paragraphs);
        var scores = new Scores();
        foreach (var (question, paragraph) in data.Questions)
        {
            var wanted = paragraph.ToString("D3", CultureInfo.InvariantCulture);
            await scores.AskAsync(asked, question, chunks => chunks.Any(chunk => chunk.DocumentId == wanted) ? 1 : 0, cancellationToken);
            scores.Plain += plain.Search(question, Hits).Contains(paragraph) ? 1 : 0;
        }

        return scores.ToFigures($"XQuAD {language}", data.Questions.Count);
    }

    /// <summary>The corpora with exact spans: how much of the words that answer is in the passages found.</summary>
    /// <param name="host">New, and disposed after; null for SQLite.</param>
    public static async Task<RecallFigures> OfSpansAsync(CancellationToken cancellationToken, KnowledgeHost? host = null)
    {
        var data = SpanCorpora.Read();
        await using var asked = await AskedTenant.CreateAsync(
            host ?? new KnowledgeHost(),
            data.Texts.Select(corpus => (Id: corpus.Key, Page: MarkdownExtractor.Extract(new Uri($"https://corpora.example/{corpus.Key}.md"), corpus.Value))),
            cancellationToken);
        using var plain = new PlainFts([.. asked.Chunks.Select(chunk => chunk.Text)]);
        var scores = new Scores();
        foreach (var question in data.Questions)
        {
            await scores.AskAsync(asked, question.Question, chunks => SpanCorpora.Recall(question, chunks.Select(chunk => chunk.Text)), cancellationToken);
            scores.Plain += SpanCorpora.Recall(question, plain.Search(question.Question, Hits).Select(index => asked.Chunks[index].Text));
        }

        return scores.ToFigures("Spans in five corpora", data.Questions.Count);
    }

    private static ExtractedPage PageOf(string language, string text) =>
        new("", language, [new Block(BlockKind.Paragraph, text)], [], null, IsIndexable: true);

    private sealed class Scores
    {
        private readonly List<double> _milliseconds = [];
        private double _fused;
        private double _lexical;
        private double _vector;

        public double Plain { get; set; }

        public async Task AskAsync(
            AskedTenant asked, string question, Func<IReadOnlyList<Storage.Knowledge.StoredChunk>, double> score, CancellationToken cancellationToken)
        {
            var watch = Stopwatch.StartNew();
            var hits = await asked.SearchAsync(question, Hits, cancellationToken);
            _milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            _fused += score(hits);
            _lexical += score(await asked.SearchLexicalAsync(question, Hits, cancellationToken));
            _vector += score(await asked.SearchVectorAsync(question, Hits, cancellationToken));
        }

        public RecallFigures ToFigures(string name, int count) =>
            new(name, count, _fused / count, _lexical / count, _vector / count, Plain / count, _milliseconds);
    }
}
