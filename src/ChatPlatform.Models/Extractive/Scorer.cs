using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Weighs every sentence of the passages as an answer to a question. A term's weight is its inverse
/// sentence frequency over these passages, with the formula of BM25 (Robertson, Zaragoza, 2009): what
/// all passages share says little, and a term that none holds counts most, against an answer.
/// </summary>
internal sealed class Scorer
{
    private readonly Question _question;
    private readonly Dictionary<string, double> _weights;
    private readonly double _total;
    private readonly Dictionary<int, HashSet<string>> _all;
    private readonly Dictionary<string, HashSet<string>> _pages;

    public Scorer(Question question, IReadOnlyList<Passage> passages)
    {
        _question = question;
        Candidates = Outline.Of(passages, question.Language);
        _all = Candidates
            .GroupBy(candidate => candidate.Passage.Index)
            .ToDictionary(passage => passage.Key, passage => passage.SelectMany(candidate => candidate.Keys.Concat(candidate.Context.Keys).Concat(candidate.Context.Path)).ToHashSet());
        _pages = passages
            .GroupBy(PageOf)
            .ToDictionary(page => page.Key, page => page.SelectMany(passage => _all.GetValueOrDefault(passage.Index, [])).ToHashSet());
        _weights = question.Keys.ToDictionary(key => key, Weight);
        _total = _weights.Values.Sum();
    }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }

    public Evidence Weigh(Candidate candidate)
    {
        if (_total == 0)
        {
            return default;
        }

        var (context, whole) = (candidate.Context, _all[candidate.Passage.Index]);
        var fits = AnswerKinds.Fits(candidate, _question);
        var isAmount = fits && Quantities.IsQuantity(_question.Wants);
        var left = new HashSet<string>(_question.Keys);
        var own = Taken(left, key => candidate.Keys.Contains(key) || (isAmount && Quantities.Measure(key, _question.Wants)));
        var section = Taken(left, context.Keys.Contains);
        var near = Neighbours(candidate).Sum(neighbour => Taken(left, neighbour.Keys.Contains));
        var named = Taken(left, context.Path.Contains);
        var around = Taken(left, whole.Contains);
        var elsewhere = left.Count(_pages[PageOf(candidate.Passage)].Contains);
        bool IsHeld(string key) => candidate.Keys.Contains(key) || context.Keys.Contains(key) || (isAmount && Quantities.Measure(key, _question.Wants));
        return new Evidence
        {
            Own = own / _total,
            Section = section / _total,
            Near = near / _total,
            Named = named / _total,
            Around = around / _total,
            Pairs = Math.Max(CloseShare(candidate.Terms), CloseShare(context.LabelTerms)),
            Held = ShareOf(_question.Keys, IsHeld, ofNone: 0),
            Missing = (left.Count - (elsewhere / 4.0)) / _question.Keys.Count,
            Names = ShareOf(_question.Names, whole.Contains, ofNone: 1),
            Count = Math.Min(_question.Keys.Count(key => IsHeld(key) || context.Path.Contains(key)), 5) / 5.0,
            Fits = fits ? 1 : 0,
            Lacks = !fits && (_question.Wants == AnswerKind.Person || Quantities.IsQuantity(_question.Wants)) ? 1 : 0,
            Amount = isAmount ? 1 : 0,
            Steps = _question.Wants == AnswerKind.Procedure && HasSteps(candidate) ? 1 : 0,
            Labelled = _question.Names.Count > 0 && _question.Names.All(name => context.LabelTerms.Any(term => term.Key == name)) ? 1 : 0,
            Cell = IsCell(candidate) ? 1 : 0,
            Rank = 1.0 / candidate.Passage.Index,
            Shape = SentenceShape.Of(candidate.Sentence, _question.Wants),
        };
    }

    private static string PageOf(Passage passage) => passage.Url.Split('#')[0];

    private bool HasSteps(Candidate candidate) => Candidates
        .Skip(candidate.Place)
        .TakeWhile(other => other.Passage.Index == candidate.Passage.Index && other.Context.Label == candidate.Context.Label)
        .Any(other => other.Sentence.Kind == SentenceKind.ListItem);

    private bool IsCell(Candidate candidate) =>
        candidate.Context.Columns is { } columns
        && _question.Wants is not (AnswerKind.Procedure or AnswerKind.Reason)
        && _question.Keys.Any(candidate.Keys.Contains)
        && _question.Keys.Any(key => columns.Keys.Contains(key) && !candidate.Keys.Contains(key));

    private double Weight(string key)
    {
        var frequency = Candidates.Count(candidate => candidate.Keys.Contains(key) || candidate.Context.Keys.Contains(key) || candidate.Context.Path.Contains(key));
        return Math.Log(1 + ((Candidates.Count - frequency + 0.5) / (frequency + 0.5)));
    }

    /// <summary>Weight of the terms that are left and held; they are then left no more.</summary>
    private double Taken(HashSet<string> left, Func<string, bool> isHeld)
    {
        var found = left.Where(isHeld).ToList();
        left.ExceptWith(found);
        return found.Sum(key => _weights[key]);
    }

    private IEnumerable<Candidate> Neighbours(Candidate candidate)
    {
        foreach (var place in (int[])[candidate.Place - 1, candidate.Place + 1])
        {
            if (place >= 0 && place < Candidates.Count && Candidates[place].Passage.Index == candidate.Passage.Index)
            {
                yield return Candidates[place];
            }
        }
    }

    private static double ShareOf<T>(IReadOnlyCollection<T> parts, Func<T, bool> isFound, double ofNone) =>
        parts.Count == 0 ? ofNone : (double)parts.Count(isFound) / parts.Count;

    /// <summary>Of the question's neighbours those that stand, in either order, within three terms of each other.</summary>
    private double CloseShare(IReadOnlyList<Term> terms)
    {
        const int Window = 3;
        var close = new HashSet<(string, string)>();
        for (var i = 0; i < terms.Count; i++)
        {
            if (!_weights.ContainsKey(terms[i].Key))
            {
                continue;
            }

            for (var j = i + 1; j < terms.Count && j <= i + Window; j++)
            {
                var (one, other) = (terms[i].Key, terms[j].Key);
                if (_question.Pairs.Contains((one, other)))
                {
                    close.Add((one, other));
                }

                if (_question.Pairs.Contains((other, one)))
                {
                    close.Add((other, one));
                }
            }
        }

        return _question.Pairs.Count == 0 ? 0 : (double)close.Count / _question.Pairs.Count;
    }
}
