using ChatPlatform.Testing.Knowledge;

namespace ChatPlatform.RealSites;

/// <summary>Retrieval beside what SQLite's full text search does by itself, on questions written by others.</summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Xquad.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_right_paragraph_is_found_no_less_often_than_by_plain_full_text_search(string language)
    {
        var figures = await RecallFigures.OfXquadAsync(language, Cancellation);

        output.WriteLine(figures.ToString());
        Assert.True(figures.Recall >= figures.Plain, figures.ToString());
    }

    /// <summary>In Thai, which writes no spaces; English is asked of the manuals.</summary>
    [Fact]
    public async Task PostgreSQL_finds_the_right_paragraph_no_less_often_either()
    {
        var figures = await RecallFigures.OfXquadAsync("th", Cancellation, await KnowledgeHost.OnPostgresAsync());

        output.WriteLine(figures.ToString());
        Assert.True(figures.Recall >= figures.Plain, figures.ToString());
    }

    [Fact]
    public async Task The_words_that_answer_are_found_no_less_often_than_by_plain_full_text_search()
    {
        var figures = await RecallFigures.OfSpansAsync(Cancellation);

        output.WriteLine(figures.ToString());
        Assert.True(figures.Recall >= figures.Plain, figures.ToString());
    }
}
