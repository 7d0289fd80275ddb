using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>
/// Chooses what to say: the best sentence with what it needs to be understood (the sentence that a pronoun
/// points to, the rest of a short paragraph, the list or the code that it introduces), the whole list
/// where the list is what was asked for, the rows of a table that answer equally well. Only prose is
/// joined by further sentences that are nearly as good.
/// </summary>
internal sealed class Selection
{
    /// <summary>Sentences; items of a list and code that belong to one come on top.</summary>
    private const int MaxSentences = 4;

    private const int MaxListItems = 8;
    private const int MaxRows = 6;

    /// <summary>Characters, past which nothing is added.</summary>
    private const int MaxLength = 1_200;

    /// <summary>Characters of a paragraph that is said whole.</summary>
    private const int ShortParagraph = 320;

    /// <summary>Of the best score: what is worth saying too.</summary>
    private const double NearlyAsGood = 0.85;

    /// <summary>Of the best score: rows that the question does not tell apart, further amounts beside one that answers.</summary>
    private const double AsGood = 0.97;

    private const double Alike = 0.6;

    private readonly IReadOnlyList<ScoredCandidate> _ranked;
    private readonly IReadOnlyList<Candidate> _all;
    private readonly Question _question;
    private readonly SortedSet<int> _chosen = [];
    private int _length;

    private Selection(IReadOnlyList<ScoredCandidate> ranked, IReadOnlyList<Candidate> all, Question question)
    {
        (_ranked, _all, _question) = (ranked, all, question);
    }

    /// <param name="ranked">Best first.</param>
    /// <param name="all">In reading order; a candidate's place is its index.</param>
    /// <returns>In reading order.</returns>
    public static IReadOnlyList<Candidate> Of(IReadOnlyList<ScoredCandidate> ranked, IReadOnlyList<Candidate> all, Question question)
    {
        var selection = new Selection(ranked, all, question);
        selection.Choose();
        return [.. selection._chosen.Select(place => all[place])];
    }

    private bool WantsSteps => _question.Wants == AnswerKind.Procedure;

    private void Choose()
    {
        var best = _ranked[0];
        AddWithContext(best);
        if (best.Candidate.Sentence.Kind == SentenceKind.TableRow)
        {
            AddRowsLike(best);
        }
        else if (best.Candidate.Sentence.Kind == SentenceKind.Prose && _chosen.Count == 1)
        {
            AddNearlyAsGood(best);
        }
    }

    private void AddNearlyAsGood(ScoredCandidate best)
    {
        var picked = new List<Candidate> { best.Candidate };
        var least = (best.Evidence.Amount > 0 ? AsGood : NearlyAsGood) * best.Evidence.Score;
        foreach (var scored in _ranked.Skip(1).TakeWhile(scored => scored.Evidence.Score >= least))
        {
            if (picked.Count == MaxSentences - 1 || _length >= MaxLength || _chosen.Count >= MaxSentences)
            {
                break;
            }

            if (scored.Candidate.Sentence.Kind == SentenceKind.Prose && !_chosen.Contains(scored.Candidate.Place) && !picked.Exists(other => AreAlike(other, scored.Candidate)))
            {
                picked.Add(scored.Candidate);
                AddWithContext(scored);
            }
        }
    }

    private void AddRowsLike(ScoredCandidate best)
    {
        var table = best.Candidate.Context;
        foreach (var scored in _ranked.TakeWhile(scored => scored.Evidence.Score >= AsGood * best.Evidence.Score))
        {
            if (_chosen.Count < MaxRows && scored.Candidate.Sentence.Kind == SentenceKind.TableRow && scored.Candidate.Context.Columns?.Place == table.Columns?.Place
                && scored.Candidate.Passage.Index == best.Candidate.Passage.Index)
            {
                Add(scored.Candidate.Place);
            }
        }
    }

    private void AddWithContext(ScoredCandidate scored)
    {
        var candidate = scored.Candidate;
        Add(candidate.Place);
        switch (candidate.Sentence.Kind)
        {
            case SentenceKind.Code:
                AddIntroduction(candidate.Place);
                break;
            case SentenceKind.ListItem:
                AddList(scored);
                break;
            case SentenceKind.Prose:
                AddParagraph(scored);
                AddWhatItIntroduces();
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

    /// <summary>The item with the line that introduces the list; the whole list where steps are asked for, or where its label answers rather than the item.</summary>
    private void AddList(ScoredCandidate scored)
    {
        var place = scored.Candidate.Place;
        var first = place;
        while (Kind(place, first - 1) == SentenceKind.ListItem)
        {
            first--;
        }

        if (Kind(place, first - 1) == SentenceKind.Prose && Text(first - 1).EndsWith(':'))
        {
            Add(first - 1);
        }

        if (WantsSteps || scored.Evidence.Section > scored.Evidence.Own)
        {
            AddItems(place, first);
        }
        else
        {
            AddBlock(place);
        }
    }

    /// <summary>A short paragraph whole, unless the sentence holds the very amount; of a long one the sentence and the one that it points to.</summary>
    private void AddParagraph(ScoredCandidate scored)
    {
        var (first, last) = Block(scored.Candidate.Place);
        var length = 0;
        for (var place = first; place <= last; place++)
        {
            length += Text(place).Length;
        }

        if (scored.Evidence.Amount == 0 && length <= ShortParagraph && last - first < MaxSentences)
        {
            AddBlock(scored.Candidate.Place);
        }
        else
        {
            AddWhatItPointsTo(scored.Candidate);
        }
    }

    private void AddBlock(int of)
    {
        var (first, last) = Block(of);
        for (var place = first; place <= last; place++)
        {
            Add(place);
        }
    }

    private void AddWhatItIntroduces()
    {
        var last = _chosen.Max;
        var next = last + 1;
        var announces = Text(last).EndsWith(':');
        if (Kind(last, next) == SentenceKind.Code && (announces || WantsSteps))
        {
            Add(next);
        }
        else if (Kind(last, next) == SentenceKind.ListItem && announces)
        {
            AddItems(last, next);
        }
    }

    private void AddItems(int of, int first)
    {
        var items = 0;
        for (var place = first; Kind(of, place) == SentenceKind.ListItem && _length < MaxLength; place++)
        {
            items += place == first || !SameBlock(place, place - 1) ? 1 : 0;
            if (items > MaxListItems)
            {
                break;
            }

            Add(place);
        }
    }

    private void AddWhatItPointsTo(Candidate candidate)
    {
        var before = candidate.Place - 1;
        if (_chosen.Count < MaxSentences
            && Kind(candidate.Place, before) == SentenceKind.Prose
            && SameBlock(candidate.Place, before)
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

    private (int First, int Last) Block(int of)
    {
        var (first, last) = (of, of);
        while (SameBlock(of, first - 1))
        {
            first--;
        }

        while (SameBlock(of, last + 1))
        {
            last++;
        }

        return (first, last);
    }

    private bool SameBlock(int of, int place) =>
        Kind(of, place) is not null && _all[place].Sentence.Block == _all[of].Sentence.Block;

    /// <summary>null outside of the passage that <paramref name="of"/> stands in.</summary>
    private SentenceKind? Kind(int of, int place) =>
        place >= 0 && place < _all.Count && _all[place].Passage.Index == _all[of].Passage.Index ? _all[place].Sentence.Kind : null;

    private static bool AreAlike(Candidate one, Candidate other)
    {
        var shared = one.Keys.Count(other.Keys.Contains);
        return shared >= Alike * Math.Min(one.Keys.Count, other.Keys.Count);
    }
}
