using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Reads a passage from top to bottom and notes of each sentence what it stands under: the label above
/// it, else the passage's own heading; the columns of its table; the line that introduces its list.
/// </summary>
internal sealed class Outline
{
    private static readonly HashSet<string> None = [];

    private readonly Passage _passage;
    private readonly string _language;
    private readonly int _firstPlace;
    private readonly IReadOnlyList<Sentence> _sentences;
    private readonly List<Candidate> _candidates = [];

    private string _label;
    private IReadOnlyList<Term> _labelTerms;
    private HashSet<string> _path;
    private TableColumns? _columns;
    private HashSet<string> _introduction = None;

    private Outline(Passage passage, string language, int firstPlace)
    {
        (_passage, _language, _firstPlace) = (passage, language, firstPlace);
        _sentences = Sentences.Split(passage.Text);
        var leaf = passage.Heading.LastIndexOf('›') + 1;
        _label = passage.Heading[leaf..].Trim();
        _labelTerms = TermsOf(_label);
        _path = Keys(TermsOf($"{passage.Title}\n{passage.Heading[..leaf]}"));
    }

    public static List<Candidate> Of(IReadOnlyList<Passage> passages, string language)
    {
        var all = new List<Candidate>();
        foreach (var passage in passages)
        {
            all.AddRange(new Outline(passage, language, all.Count).Read());
        }

        return all;
    }

    private List<Candidate> Read()
    {
        for (var at = 0; at < _sentences.Count; at++)
        {
            var terms = TermsOf(_sentences[at].Text);
            Enter(at, terms);
            _candidates.Add(new Candidate(_passage, _sentences[at], _firstPlace + at, terms, new SectionContext(_label, _labelTerms, _path, _columns, _introduction)));
        }

        return _candidates;
    }

    private void Enter(int at, IReadOnlyList<Term> terms)
    {
        var kind = _sentences[at].Kind;
        var above = at > 0 ? _sentences[at - 1].Kind : SentenceKind.Heading;
        if (kind == SentenceKind.Heading)
        {
            // A label directly below another, or on top of the passage, refines it; any other begins anew.
            _labelTerms = above == SentenceKind.Heading ? [.. _labelTerms, .. terms] : terms;
            _label = _sentences[at].Text;
        }

        if (kind != SentenceKind.TableRow)
        {
            _columns = null;
        }
        else if (above != SentenceKind.TableRow || at == 0)
        {
            _columns = NamesColumns(at) ? new TableColumns(_firstPlace + at, _sentences[at].Text, Keys(terms)) : null;
        }

        if (kind != SentenceKind.ListItem)
        {
            _introduction = None;
        }
        else if (above != SentenceKind.ListItem && at > 0)
        {
            _introduction = _sentences[at - 1].Text.EndsWith(':') ? Keys(TermsOf(_sentences[at - 1].Text)) : None;
        }
    }

    private bool NamesColumns(int at) =>
        at + 1 < _sentences.Count && _sentences[at + 1].Kind == SentenceKind.TableRow && TableRows.NamesColumns(_sentences[at].Text, _sentences[at + 1].Text);

    private List<Term> TermsOf(string text) =>
        [.. Terms.Of(text, _language).Select(term => term with { Key = Concepts.Of(term.Key, _language) })];

    private static HashSet<string> Keys(IEnumerable<Term> terms) => [.. terms.Select(term => term.Key)];
}
