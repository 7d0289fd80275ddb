using ChatPlatform.Storage.Knowledge;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class EnglishStemTests
{
    private static readonly string[] Endings =
    [
        "", "s", "es", "sses", "ies", "ss", "ed", "eed", "ing", "y", "ational", "tional", "enci", "izer", "ization", "ation", "ator", "alism",
        "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "icate", "ative", "alize", "ical", "ful", "ness", "al", "ance", "er", "able",
        "ement", "ment", "ent", "ion", "sion", "tion", "ou", "ism", "ate", "ous", "ive", "ize", "e", "ll", "le", "bbed", "lling",
    ];

    private static readonly Gen<string> Ending = Gen.Int[0, Endings.Length - 1].Select(i => Endings[i]);

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("hopping", "hop")]
    [InlineData("conditional", "condit")]
    [InlineData("generalizations", "gener")]
    [InlineData("eeds", "e")]
    [InlineData("ization", "izat")]
    [InlineData("größe", "größe")]
    [InlineData("pg15", "pg15")]
    public void Words_lose_their_endings(string word, string stem) => Assert.Equal(stem, EnglishStem.Of(word));

    /// <summary>Two stores find the same only if they stem alike.</summary>
    [Fact]
    public void It_stems_as_SQLite_does()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run("CREATE VIRTUAL TABLE words USING fts5 (word, tokenize = 'porter unicode61'); CREATE VIRTUAL TABLE stems USING fts5vocab (words, instance)");

        Gen.Select(Gen.String[Gen.Char["abcdeilnorstuy"], 1, 7], Ending, Ending)
            .Select((stem, one, two) => stem + one + two)
            .Sample(word => Assert.Equal(ByFts(word), EnglishStem.Of(word)), iter: 30_000, threads: 1);

        string ByFts(string word)
        {
            Run($"DELETE FROM words; INSERT INTO words VALUES ('{word}')");
            return (string)Run("SELECT term FROM stems")!;
        }

        object? Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }
}
