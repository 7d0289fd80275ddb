using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Reads a passage sentence by sentence and lends each the words it is about: those of the label right
/// above, and in a table those of its caption and columns.
/// </summary>
internal sealed class CandidateReader(string language)
{
    private readonly List<Candidate> _candidates = [];

    public static IReadOnlyList<Candidate> Read(IReadOnlyList<Passage> passages, string language)
    {
        var reader = new CandidateReader(language);
        foreach (var passage in passages)
        {
            reader.Read(passage);
        }

        return reader._candidates;
    }

    private void Read(Passage passage)
    {
        var sentences = Sentences.Split(passage.Text);
        var label = "";
        for (var i = 0; i < sentences.Count; i++)
        {
            if (TableRow.IsNavigation(sentences, i))
            {
                Add(passage, sentences[i], i, "", "", [], canAnswer: false);
                continue;
            }

            if (sentences[i].Kind == SentenceKind.TableRow)
            {
                i = ReadTable(passage, sentences, i, label) - 1;
                label = "";
                continue;
            }

            Add(passage, sentences[i], i, label, label, [], sentences[i].Kind != SentenceKind.Heading);
            label = sentences[i].Kind == SentenceKind.Heading ? sentences[i].Text : "";
        }
    }

    /// <returns>The place behind the table.</returns>
    private int ReadTable(Passage passage, IReadOnlyList<Sentence> sentences, int first, string caption)
    {
        var end = first;
        while (end < sentences.Count && sentences[end].Kind == SentenceKind.TableRow && !TableRow.IsNavigation(sentences, end))
        {
            end++;
        }

        var rows = sentences.Skip(first).Take(end - first).ToList();
        var columns = TableRow.ColumnsOf(rows);
        for (var i = first; i < end; i++)
        {
            var isData = TableRow.IsData(sentences[i].Text) && !(i == first && columns.Count > 0);
            Add(passage, sentences[i], i, "", isData ? $"{caption}\n{string.Join('\n', columns)}" : caption, columns, isData);
        }

        return end;
    }

    private void Add(Passage passage, Sentence sentence, int place, string label, string lent, IReadOnlyList<string> columns, bool canAnswer) =>
        _candidates.Add(new Candidate(
            passage,
            sentence,
            _candidates.Count,
            place,
            Terms.Of(sentence.Text, language),
            Terms.Of(lent, language),
            label,
            columns,
            canAnswer));
}
