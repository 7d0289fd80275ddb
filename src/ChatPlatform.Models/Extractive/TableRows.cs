using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Reads and writes the rows of a table, of which a passage has one a line.</summary>
internal static class TableRows
{
    public static string[] Cells(string row) =>
        row.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);

    /// <summary>Dashes and colons, by which Markdown parts the columns' names from the rest.</summary>
    public static bool IsRule(string row) => row.AsSpan().IndexOfAnyExcept("|-: ") < 0;

    /// <summary>Whether a table's first row names the columns: it holds no value, and a row follows.</summary>
    public static bool NamesColumns(string first, string next) =>
        IsRule(next) || (!Array.Exists(Cells(first), cell => cell.Length > 0 && !char.IsLetter(cell[0])) && Cells(next).Length >= Cells(first).Length);

    /// <summary>"Germany: Parts £7; Machine £24", or "Weight: 16.4 kg" where no column has a name.</summary>
    /// <param name="isWanted">Which columns to write, by name and cell; all where it wants none.</param>
    public static string Say(string row, string? header, Func<string, string, bool> isWanted)
    {
        var cells = Cells(row);
        var names = header is null ? [] : Cells(header);
        // Where the corner is empty, the names stand over the last columns.
        var shift = cells.Length - names.Length;
        string Name(int column) => names.Length > 0 && column >= shift ? names[column - shift] : "";
        var columns = Enumerable.Range(1, cells.Length - 1).Where(column => cells[column].Length > 0).ToList();
        var wanted = columns.Where(column => isWanted(Name(column), cells[column])).ToList();
        var named = cells.Length > 2 || shift > 0;
        var rest = (wanted.Count > 0 ? wanted : columns).Select(column => named && Name(column).Length > 0 ? $"{Name(column)} {cells[column]}" : cells[column]);
        var text = string.Join("; ", rest);
        return text.Length == 0 ? cells[0] : $"{cells[0]}: {text}";
    }
}
