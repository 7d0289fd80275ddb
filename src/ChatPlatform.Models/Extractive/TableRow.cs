using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Rows as extraction writes them, "a | b | c", or as Markdown does, "| a | b | c |".</summary>
internal static class TableRow
{
    public static IReadOnlyList<string> Cells(string row) =>
        row.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);

    /// <summary>
    /// The names of the columns: the first of at least two rows when none of its cells begins like a value.
    /// A table of two columns is taken for names and values.
    /// </summary>
    public static IReadOnlyList<string> ColumnsOf(IEnumerable<Sentence> rows)
    {
        var cells = rows.Select(row => Cells(row.Text)).ToList();
        return cells.Count >= 2 && cells[0].Count >= 3 && cells[1].Count == cells[0].Count && !cells[0].Any(LooksLikeValue) ? cells[0] : [];
    }

    /// <summary>Not the rule under a Markdown table's header.</summary>
    public static bool IsData(string row) => row.AsSpan().IndexOfAnyExcept("|-: ") >= 0;

    /// <summary>"Country: Germany · Price: £7", or "Weight: 16.4 kg" where the columns have no names.</summary>
    public static string Show(string row, IReadOnlyList<string> columns)
    {
        var cells = Cells(row);
        return cells.Count == 2 ? $"{cells[0]}: {cells[1]}"
            : columns.Count == cells.Count ? string.Join(" · ", columns.Zip(cells).Where(pair => pair.Second.Length > 0).Select(pair => pair.First.Length > 0 ? $"{pair.First}: {pair.Second}" : pair.Second))
            : string.Join(" · ", cells.Where(cell => cell.Length > 0));
    }

    /// <summary>The one or two rows of links that manuals put above and below each page.</summary>
    public static bool IsNavigation(IReadOnlyList<Sentence> sentences, int place) =>
        sentences[place].Kind == SentenceKind.TableRow
        && (NavigationWords(sentences[place]) >= 2 || (NavigationWords(sentences[place]) == 1 && place > 0 && NavigationWords(sentences[place - 1]) >= 2));

    private static int NavigationWords(Sentence row) =>
        Cells(row.Text).Count(cell => cell is "Prev" or "Previous" or "Next" or "Up" or "Home" or "Top" or "Contents" or "Index" or "Back");

    private static bool LooksLikeValue(string cell) => cell.Length > 0 && (char.IsDigit(cell[0]) || char.IsSymbol(cell[0]) || cell[0] is '-' or '+');
}
