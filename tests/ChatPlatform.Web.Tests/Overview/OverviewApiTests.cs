using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Testing;
using ChatPlatform.Web.Overview;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Overview;

/// <summary>What a tenant's owner is told of how the conversations went.</summary>
public sealed class OverviewApiTests : IAsyncLifetime
{
    private FakeModelServer _model = null!;
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _model = await FakeModelServer.StartAsync();
        _model.Otherwise = FakeModelReply.Stream("Within ", "30 days.");
        _platform = new WebPlatform(
            ("Chat:Models:Default", "openai"),
            ("Chat:Models:Currency", "EUR"),
            ("Chat:Models:OpenAI:BaseUrl", _model.OpenAIUrl),
            ("Chat:Models:OpenAI:Model", "gpt-fake"),
            ("Chat:Models:OpenAI:InputPrice", "2.50"),
            ("Chat:Models:OpenAI:OutputPrice", "10"));
        _acme = await _platform.CreateTenantAsync("acme");
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task Turns_are_counted_with_what_they_cost_and_how_long_their_first_words_took()
    {
        foreach (var session in (string[])["s1", "s1", "s2"])
        {
            Assert.Equal(HttpStatusCode.OK, (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { session_id = session, message = "How long?" })).StatusCode);
        }

        var overview = await (await _acme.Admin.GetAsync("/api/v1/overview")).ReadJsonAsync();

        Assert.Equal("EUR", overview["currency"]!.GetValue<string>());
        var total = overview["total"]!;
        Assert.Equal((2, 3), (total["conversations"]!.GetValue<int>(), total["questions"]!.GetValue<int>()));
        Assert.Equal((3 * 100, 3 * 10, 3 * 0.00035m), (total["input_tokens"]!.GetValue<int>(), total["output_tokens"]!.GetValue<int>(), total["cost"]!.GetValue<decimal>()));
        Assert.True(total["first_text"]!["median_ms"]!.GetValue<int>() >= 0);
        var days = overview["days"]!.AsArray();
        Assert.Equal(3, days.Sum(day => day!["figures"]!["questions"]!.GetValue<int>()));
        Assert.All(days, day => Assert.Equal("main", day!["bot"]!.GetValue<string>()));
        var other = await (await _acme.Admin.GetAsync("/api/v1/overview?bot=nosuch")).ReadJsonAsync();
        Assert.True(other["days"] is System.Text.Json.Nodes.JsonArray { Count: 0 }, other.ToJsonString());
    }

    [Theory]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    public async Task A_time_that_ends_before_it_begins_or_is_too_long_is_refused(string query) =>
        await (await _acme.Admin.GetAsync($"/api/v1/overview?{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

    [Fact]
    public void Half_of_the_replies_did_not_wait_longer_than_the_median_and_all_but_a_twentieth_than_the_95th()
    {
        var day = new DateOnly(2026, 1, 15);
        ImmutableArray<FirstTextWait> waits = [new(day, "main", 900, 1), new(day, "main", 100, 10), new(day, "sales", 200, 9)];

        Assert.Equal(new WaitQuantiles(100, 200), WaitQuantiles.Of(waits));
        Assert.Equal(new WaitQuantiles(900, 900), WaitQuantiles.Of([waits[0]]));
        Assert.Null(WaitQuantiles.Of([]));
    }
}
