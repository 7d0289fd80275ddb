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
    private readonly Dictionary<int, HashSet<string>> _names;
    private readonly Dictionary<int, HashSet<string>> _all;
    private readonly Dictionary<int, double> _sections;

    public Scorer(Question question, IReadOnlyList<Passage> passages)
    {
        _question = question;
        Candidates = CandidateReader.Read(passages, question.Language);
        _names = passages.ToDictionary(
            passage => passage.Index,
            passage => Terms.Of($"{passage.Title}\n{passage.Heading}", question.Language).Select(term => term.Key).ToHashSet());
        _all = passages.ToDictionary(
            passage => passage.Index,
            passage => Candidates.Where(candidate => candidate.Passage.Index == passage.Index).SelectMany(candidate => candidate.Keys).Concat(_names[passage.Index]).ToHashSet());
        _weights = question.Keys.ToDictionary(key => key, Weight);
        _total = _weights.Values.Sum();
        _sections = passages.ToDictionary(passage => passage.Index, Section);
    }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }

    public Evidence Weigh(Candidate candidate)
    {
        if (_total == 0)
        {
            return default;
        }

        var names = _names[candidate.Passage.Index];
        var left = new HashSet<string>(_question.Keys);
        var own = Taken(left, candidate.Keys);
        var near = Neighbours(candidate).Sum(neighbour => Taken(left, neighbour.Keys));
        var named = Taken(left, names);
        var around = Taken(left, _all[candidate.Passage.Index]);
        return new Evidence
        {
            Own = own / _total,
            Near = near / _total,
            Named = named / _total,
            Around = around / _total,
            Pairs = CloseShare(candidate.AllTerms),
            Held = ShareOf(_question.Keys, candidate.Keys.Contains, ofNone: 0),
            Section = _sections[candidate.Passage.Index] / (1 + candidate.PlaceInPassage),
            Missing = ShareOf(_question.Units, unit => unit.Any(left.Contains), ofNone: 0),
            Names = ShareOf(_question.Names, _all[candidate.Passage.Index].Contains, ofNone: 1),
            Count = Math.Min(_question.Keys.Count(key => candidate.Keys.Contains(key) || names.Contains(key)), 5) / 5.0,
            Fits = AnswerKinds.Fits(candidate, _question) ? 1 : 0,
            Defines = _question is { Wants: AnswerKind.Definition, Keys.Count: <= 3 } && AnswerKinds.Defines(candidate, _question) ? 1 : 0,
            Rank = 1.0 / candidate.Passage.Index,
            Shape = SentenceShape.Of(candidate.Sentence, _question.Wants),
        };
    }

    /// <summary>Weight of the question's terms that the heading right above the passage holds: what its beginning is about.</summary>
    private double Section(Passage passage)
    {
        var last = passage.Heading[(passage.Heading.LastIndexOfAny(['›', '>']) + 1)..];
        var keys = Terms.Of(last, _question.Language).Select(term => term.Key).ToHashSet();
        return _total == 0 ? 0 : _question.Keys.Where(keys.Contains).Sum(key => _weights[key]) / _total;
    }

    private double Weight(string key)
    {
        var frequency = Candidates.Count(candidate => candidate.Keys.Contains(key) || _names[candidate.Passage.Index].Contains(key));
        return Math.Log(1 + ((Candidates.Count - frequency + 0.5) / (frequency + 0.5)));
    }

    /// <summary>Weight of the terms that are left and among the keys; they are then left no more.</summary>
    private double Taken(HashSet<string> left, HashSet<string> keys)
    {
        var found = left.Where(keys.Contains).ToList();
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
