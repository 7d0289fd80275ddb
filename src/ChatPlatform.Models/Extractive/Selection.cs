using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Chooses what to say: the best sentence, those nearly as good that are not its like, and what these
/// need to be understood: the sentence that a pronoun points to, the line that introduces a list, the
/// list or the code that a sentence introduces.
/// </summary>
internal sealed class Selection
{
    /// <summary>Sentences; items of a list and code that belong to one come on top.</summary>
    private const int MaxSentences = 4;

    private const int MaxListItems = 10;

    /// <summary>Characters, past which nothing is added.</summary>
    private const int MaxLength = 1_200;

    /// <summary>Of the best score: what is worth saying too, from the same passage or from another.</summary>
    private const double NearlyAsGood = 0.85;

    private const double NearlyAsGoodElsewhere = 0.92;

    private const double Alike = 0.6;

    /// <summary>Sentences between a statement and the steps that carry it out.</summary>
    private const int Reach = 3;

    /// <summary>Characters of a sentence too short to stand alone.</summary>
    private const int ShortLength = 25;

    private readonly IReadOnlyList<Candidate> _all;
    private readonly SortedSet<int> _chosen = [];
    private int _length;

    private Selection(IReadOnlyList<Candidate> all)
    {
        _all = all;
    }

    /// <param name="ranked">Best first.</param>
    /// <param name="all">In reading order; a candidate's place is its index.</param>
    /// <returns>In reading order.</returns>
    public static IReadOnlyList<Candidate> Of(IReadOnlyList<ScoredCandidate> ranked, IReadOnlyList<Candidate> all, AnswerKind wants)
    {
        var selection = new Selection(all);
        var best = ranked[0].Evidence.Score;
        var picked = new List<Candidate>();
        foreach (var (candidate, evidence) in ranked.Where(scored => scored.Evidence.Score >= NearlyAsGood * best))
        {
            if (picked.Count == MaxSentences - 1 || selection._length >= MaxLength)
            {
                break;
            }

            var isElsewhere = candidate.Passage.Index != ranked[0].Candidate.Passage.Index;
            if (!(isElsewhere && evidence.Score < NearlyAsGoodElsewhere * best) && !picked.Exists(other => AreAlike(other, candidate)))
            {
                picked.Add(candidate);
                selection.AddWithContext(candidate, wants);
            }
        }

        return [.. selection._chosen.Select(place => all[place])];
    }

    private void AddWithContext(Candidate candidate, AnswerKind wants)
    {
        Add(candidate.Place);
        switch (candidate.Sentence.Kind)
        {
            case SentenceKind.Code:
                AddIntroduction(candidate.Place);
                break;
            case SentenceKind.ListItem:
                AddList(candidate.Place, wants);
                break;
            case SentenceKind.Prose:
                AddWhatItPointsTo(candidate);
                AddWhatItIntroduces(candidate, wants);
                AddWhatExplainsIt(candidate);
                break;
        }
    }

    private void AddIntroduction(int place)
    {
        if (Kind(place, place - 1) is SentenceKind.Prose or SentenceKind.ListItem)
        {
            Add(place - 1);
        }
    }

    /// <summary>A single item with the line that introduces the list; the whole list where steps are asked for.</summary>
    private void AddList(int place, AnswerKind wants)
    {
        var first = place;
        while (Kind(place, first - 1) == SentenceKind.ListItem)
        {
            first--;
        }

        if (Kind(place, first - 1) == SentenceKind.Prose && Text(first - 1).EndsWith(':'))
        {
            Add(first - 1);
        }

        if (wants == AnswerKind.Procedure)
        {
            AddItems(place, first);
        }
    }

    /// <summary>The list or the code behind the sentence, a little further down where steps are asked for.</summary>
    private void AddWhatItIntroduces(Candidate candidate, AnswerKind wants)
    {
        var reach = wants == AnswerKind.Procedure ? Reach : candidate.Text.EndsWith(':') ? 1 : 0;
        for (var next = candidate.Place + 1; next <= candidate.Place + reach; next++)
        {
            switch (Kind(candidate.Place, next))
            {
                case SentenceKind.Prose:
                    continue;
                case SentenceKind.Code:
                    AddFrom(candidate.Place + 1, next);
                    return;
                case SentenceKind.ListItem:
                    AddFrom(candidate.Place + 1, next);
                    AddItems(candidate.Place, next);
                    return;
                default:
                    return;
            }
        }
    }

    /// <summary>"No vinegar." alone is an answer, but not one to leave a visitor with.</summary>
    private void AddWhatExplainsIt(Candidate candidate)
    {
        var next = candidate.Place + 1;
        if (candidate.Text.Length <= ShortLength && Kind(candidate.Place, next) == SentenceKind.Prose && _all[next].Sentence.Block == candidate.Sentence.Block)
        {
            Add(next);
        }
    }

    private void AddFrom(int first, int last)
    {
        for (var place = first; place <= last; place++)
        {
            Add(place);
        }
    }

    private void AddItems(int of, int first)
    {
        for (var place = first; place < first + MaxListItems && Kind(of, place) == SentenceKind.ListItem && _length < MaxLength; place++)
        {
            Add(place);
        }
    }

    private void AddWhatItPointsTo(Candidate candidate)
    {
        var before = candidate.Place - 1;
        if (_chosen.Count < MaxSentences
            && Kind(candidate.Place, before) == SentenceKind.Prose
            && _all[before].Sentence.Block == candidate.Sentence.Block
            && PointingWords.Begin(candidate.Sentence.Text))
        {
            Add(before);
        }
    }

    private void Add(int place)
    {
        if (_chosen.Add(place))
        {
            _length += Text(place).Length;
        }
    }

    private string Text(int place) => _all[place].Sentence.Text;

    /// <summary>null outside of the passage that <paramref name="of"/> stands in.</summary>
    private SentenceKind? Kind(int of, int place) =>
        place >= 0 && place < _all.Count && _all[place].Passage.Index == _all[of].Passage.Index ? _all[place].Sentence.Kind : null;

    private static bool AreAlike(Candidate one, Candidate other)
    {
        var shared = one.Keys.Count(other.Keys.Contains);
        return shared >= Alike * Math.Min(one.Keys.Count, other.Keys.Count);
    }
}
