using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;
using Microsoft.Playwright;

namespace ChatPlatform.EndToEnd;

/// <summary>The first minute of whoever has just cloned the project.</summary>
[Collection(nameof(Chromium))]
public sealed class DemoTests(ChromiumFixture chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const int FactsWanted = 21;
    private const int RefusalsWanted = 5;

    private readonly PlatformProcess _platform = new();

    public async ValueTask InitializeAsync()
    {
        _platform.Set("Chat:Demo", "true");
        await _platform.StartAsync();
        await _platform.SourceReadAsync("demo", "site");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_click_on_a_sample_question_opens_the_assistant_and_gets_a_cited_reply()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(_platform.Address + "/demo");

        await page.Locator("[data-ask]").First.ClickAsync();

        var visitor = new WidgetPage(page);
        await visitor.FinishedReplyAsync();
        Assert.True(await visitor.Panel.GetByTestId("chat-citation").CountAsync() > 0);
    }

    [Fact]
    public async Task The_sample_questions_are_answered_from_the_right_pages_and_the_others_refused()
    {
        var questions = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.WebFolder, "Demo", "questions.json")))!;
        var facts = 0;
        foreach (var question in questions["answered"]!.AsArray())
        {
            var text = question!["question"]!.GetValue<string>();
            var answer = await AskAsync(text);
            var reply = answer["reply"]!.GetValue<string>();
            if (reply.Contains(question["fact"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase))
            {
                facts++;
            }
            else
            {
                output.WriteLine($"without '{question["fact"]}': {text}\n    {reply.ReplaceLineEndings(" ")}");
            }
        }

        var refused = 0;
        foreach (var question in questions["unanswered"]!.AsArray())
        {
            var text = question!["question"]!.GetValue<string>();
            var answer = await AskAsync(text);
            if (answer["status"]!.GetValue<string>() == "unanswered")
            {
                refused++;
            }
            else
            {
                output.WriteLine($"not refused: {text}\n    {answer["reply"]!.GetValue<string>().ReplaceLineEndings(" ")}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{facts} of {questions["answered"]!.AsArray().Count} facts, {refused} of {questions["unanswered"]!.AsArray().Count} refused"));
        Assert.True(facts >= FactsWanted, $"{facts} facts.");
        Assert.True(refused >= RefusalsWanted, $"{refused} refused.");
    }

    [Theory]
    [InlineData("desktop-light", 1280, 800, ColorScheme.Light)]
    [InlineData("desktop-dark", 1280, 800, ColorScheme.Dark)]
    [InlineData("phone-light", 390, 844, ColorScheme.Light)]
    [InlineData("phone-dark", 390, 844, ColorScheme.Dark)]
    public async Task The_demo_can_be_looked_at(string name, int width, int height, ColorScheme scheme)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_platform.Address + "/demo/");
        var visitor = new WidgetPage(page);
        await visitor.OpenAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts, $"demo-{name}-open.png"), Animations = ScreenshotAnimations.Disabled });
        await visitor.AskAsync("How long is the warranty?");
        await visitor.FinishedReplyAsync();
        await visitor.AskAsync("What is the capital of Mongolia?");
        await visitor.FinishedReplyAsync("unanswered");

        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts, $"demo-{name}.png"), Animations = ScreenshotAnimations.Disabled });

        var box = await visitor.Input.BoundingBoxAsync();
        Assert.InRange(box!.Y + box.Height, 0, height);
        Assert.InRange(box.X + box.Width, 0, width);
    }

    private async Task<JsonNode> AskAsync(string message)
    {
        using var client = _platform.Client();
        var response = await client.PostAsJsonAsync("/api/v1/chat?tenant=demo", new { message });
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
