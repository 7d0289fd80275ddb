using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Tests.Extractive;

/// <summary>Plain BM25 (k1 1.2, b 0.75) over a handful of texts: a stand-in for retrieval.</summary>
internal sealed class Bm25
{
    private readonly string _language;
    private readonly List<Dictionary<string, int>> _texts;
    private readonly Dictionary<string, int> _frequencies = [];
    private readonly double _meanLength;

    public Bm25(IEnumerable<string> texts, string language)
    {
        _language = language;
        _texts = [.. texts.Select(text => Keys(text).GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count()))];
        _meanLength = _texts.Average(text => text.Values.Sum());
        foreach (var key in _texts.SelectMany(text => text.Keys))
        {
            _frequencies[key] = _frequencies.GetValueOrDefault(key) + 1;
        }
    }

    /// <returns>Places of the best texts, best first.</returns>
    public IReadOnlyList<int> Search(string query, int count)
    {
        var keys = Keys(query).Distinct().ToList();
        return [.. Enumerable.Range(0, _texts.Count).OrderByDescending(place => keys.Sum(key => Score(_texts[place], key))).Take(count)];
    }

    private double Score(Dictionary<string, int> text, string key)
    {
        if (!text.TryGetValue(key, out var count))
        {
            return 0;
        }

        var weight = Math.Log(1 + ((_texts.Count - _frequencies[key] + 0.5) / (_frequencies[key] + 0.5)));
        return weight * count * 2.2 / (count + (1.2 * (0.25 + (0.75 * text.Values.Sum() / _meanLength))));
    }

    private IEnumerable<string> Keys(string text) => Terms.Of(text, _language).Where(term => !term.IsStop).Select(term => term.Key);
}
