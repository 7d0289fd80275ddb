using System.Text;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>
/// What SQLite does by itself: FTS5 with its default tokenizer and BM25, the words of the question joined by
/// OR. The reference that retrieval is measured against.
/// </summary>
public sealed class PlainFts : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public PlainFts(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = "CREATE VIRTUAL TABLE texts USING fts5 (text)";
        create.ExecuteNonQuery();
        for (var i = 0; i < texts.Count; i++)
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO texts (rowid, text) VALUES ($id, $text)";
            insert.Parameters.AddWithValue("$id", i);
            insert.Parameters.AddWithValue("$text", texts[i]);
            insert.ExecuteNonQuery();
        }
    }

    /// <returns>Indexes of the best texts, best first.</returns>
    public IReadOnlyList<int> Search(string question, int k)
    {
        ArgumentNullException.ThrowIfNull(question);
        var words = Words(question);
        if (words.Count == 0)
        {
            return [];
        }

        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT rowid FROM texts WHERE texts MATCH $query ORDER BY rank LIMIT $k";
        select.Parameters.AddWithValue("$query", string.Join(" OR ", words.Select(word => $"\"{word}\"")));
        select.Parameters.AddWithValue("$k", k);
        using var reader = select.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
        {
            found.Add(reader.GetInt32(0));
        }

        return found;
    }

    public void Dispose() => _connection.Dispose();

    private static List<string> Words(string text)
    {
        var words = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            words.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : " ");
        }

        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
