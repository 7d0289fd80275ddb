using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ChatPlatform.Web.Tests;

/// <summary>Files that a tenant uploads, and what its bots then know.</summary>
public abstract class UploadApiTests : IAsyncLifetime
{
    private const string Upload = "/api/v1/upload";

    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await StartAsync(("Chat:Upload:MaxFileBytes", "100000"), ("Chat:Upload:MaxRequestBytes", "250000"));
        _acme = await _platform.CreateTenantAsync("acme");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    protected abstract Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings);

    [Fact]
    public async Task Files_are_read_each_with_its_own_result_and_answers_cite_them()
    {
        var files = await FilesAsync(("manual.pdf", Pdf("You have 45 days to return a kettle.")), ("photo.png", [0x89, 0x50, 0, 0]), ("care.md", Text("# Care\n\nDescale it every month.")));

        Assert.Equal(["indexed", "refused", "indexed"], files.Select(file => file!["status"]!.GetValue<string>()));
        Assert.Equal("It is not text. Text, Markdown, HTML, CSV, JSON, PDF and Word (.docx) are read.", files[1]!["reason"]!.GetValue<string>());
        Assert.Equal("Care", files[2]!["title"]!.GetValue<string>());

        var reply = await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "How many days do I have to return a kettle?" })).ReadJsonAsync();
        Assert.Contains("45 days", reply["reply"]!.GetValue<string>(), StringComparison.Ordinal);
        var citation = reply["citations"]![0]!;
        Assert.Equal(("manual.pdf", "urn:chatplatform:upload:manual.pdf"), (citation["title"]!.GetValue<string>(), citation["url"]!.GetValue<string>()));
        Assert.Contains("45 days", citation["quote"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_again_replaces_the_document_and_deleting_it_forgets_it()
    {
        var first = (await FilesAsync(("a.txt", Text("The password of the lobby is bluebird."))))[0]!["document_id"]!.GetValue<string>();
        var second = (await FilesAsync(("../elsewhere/a.txt", Text("The password of the lobby is goldfinch."))))[0]!;

        Assert.Equal((first, "a.txt"), (second["document_id"]!.GetValue<string>(), second["name"]!.GetValue<string>()));
        Assert.DoesNotContain("bluebird", await _acme.Upload.GetStringAsync("/api/v1/knowledge/search?q=password+lobby"), StringComparison.Ordinal);
        Assert.Contains("goldfinch", await _acme.Upload.GetStringAsync("/api/v1/knowledge/search?q=password+lobby"), StringComparison.Ordinal);
        Assert.Single((await (await _acme.Upload.GetAsync("/api/v1/documents")).ReadJsonAsync())["items"]!.AsArray());

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Upload.DeleteAsync($"/api/v1/documents/{first}")).StatusCode);
        Assert.DoesNotContain("goldfinch", await _acme.Upload.GetStringAsync("/api/v1/knowledge/search?q=password+lobby"), StringComparison.Ordinal);
    }

    /// <summary>As in CVE-2025-26319, where an upload's name was a path on the server.</summary>
    [Fact]
    public async Task A_name_that_is_a_path_leads_nowhere()
    {
        var before = _platform.FilesOnDisk();
        foreach (var name in (string[])["../../../../tmp/evil.txt", "..\\..\\evil.txt", "/etc/evil.txt", "C:\\evil.txt", "....//evil.txt", "..%2f..%2fevil.txt"])
        {
            var file = (await FilesAsync((name, Text("Nothing of this is a file."))))[0]!;

            Assert.Equal("indexed", file["status"]!.GetValue<string>());
            Assert.Equal(-1, file["name"]!.GetValue<string>().IndexOfAny(['/', '\\']));
        }

        Assert.Equal(before, _platform.FilesOnDisk());
        Assert.False(File.Exists("/tmp/evil.txt"));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_by_file_and_by_request()
    {
        var files = await FilesAsync(("large.txt", new byte[100_001]), ("small.txt", Text("The small one is read all the same.")));
        Assert.Equal(("refused", "indexed"), (files[0]!["status"]!.GetValue<string>(), files[1]!["status"]!.GetValue<string>()));
        Assert.Contains("Larger than", files[0]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);

        using var form = Form(Enumerable.Range(0, 4).Select(i => ($"{i}.txt", Text(new string('x', 90_000)))));
        await (await _acme.Upload.PostAsync(Upload, form)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task What_is_more_than_the_plan_allows_is_refused_file_by_file()
    {
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { limits = new { documents = 1 } });

        var files = await FilesAsync(("one.txt", Text("The first one is read.")), ("two.txt", Text("The second one is not.")));

        Assert.Equal(("indexed", "refused"), (files[0]!["status"]!.GetValue<string>(), files[1]!["status"]!.GetValue<string>()));
        Assert.Contains("(documents)", files[1]!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_is_fetched_through_the_crawlers_guards()
    {
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string>
        {
            ["/page"] = "<h1>Returns</h1><p>The lobby has a password of its own, which is bluebird.</p>",
            ["/away"] = "->http://169.254.169.254/latest/meta-data/",
        });
        _platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);

        var read = (await UrlAsync(new Uri(site.Url, "page").AbsoluteUri))[0]!;
        var led = (await UrlAsync(new Uri(site.Url, "away").AbsoluteUri))[0]!;
        var gone = (await UrlAsync(new Uri(site.Url, "gone").AbsoluteUri))[0]!;

        Assert.Equal("indexed", read["status"]!.GetValue<string>());
        Assert.Equal(("refused", "refused"), (led["status"]!.GetValue<string>(), gone["status"]!.GetValue<string>()));
        Assert.Contains("404", gone["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(new Uri(site.Url, "page").AbsoluteUri, await _acme.Upload.GetStringAsync("/api/v1/knowledge/search?q=bluebird"), StringComparison.Ordinal);
        await (await _acme.Upload.PostAsJsonAsync(Upload, new { url = "http://169.254.169.254/" })).ProblemAsync(HttpStatusCode.BadRequest, "url_not_allowed");
        await (await _acme.Upload.PostAsJsonAsync(Upload, new { url = "file:///etc/passwd" })).ProblemAsync(HttpStatusCode.BadRequest, "url_not_allowed");
    }

    [Fact]
    public async Task What_is_not_well_formed_is_refused_and_nothing_is_stored()
    {
        const string form = "multipart/form-data; boundary=b";
        (string Type, string Body)[] malformed =
        [
            ("application/json", "{}"),
            ("application/json", "{\"url\":1}"),
            ("application/json", "["),
            ("application/json", ""),
            ("multipart/form-data", "x"),
            (form, ""),
            (form, "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ncut off"),
            (form, "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"),
            (form, "--b\r\nnonsense\r\n\r\nx\r\n--b--\r\n"),
        ];
        foreach (var (type, body) in malformed)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            await (await _acme.Upload.PostAsync(Upload, content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        }

        Assert.Empty((await (await _acme.Upload.GetAsync("/api/v1/documents")).ReadJsonAsync())["items"]!.AsArray());
    }

    [Fact]
    public async Task Only_who_may_change_the_knowledge_uploads()
    {
        using var form = Form([("a.txt", Text("Hello"))]);
        await (await _acme.Chat.PostAsync(Upload, form)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Pdf(string text)
    {
        using var builder = new PdfDocumentBuilder();
        builder.AddPage(PageSize.A4).AddText(text, 12, new PdfPoint(50, 700), builder.AddStandard14Font(Standard14Font.Helvetica));
        return builder.Build();
    }

    private static MultipartFormDataContent Form(IEnumerable<(string Name, byte[] Content)> files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "file", name);
        }

        return form;
    }

    private async Task<JsonArray> FilesAsync(params (string Name, byte[] Content)[] files)
    {
        using var form = Form(files);
        return await ResultsAsync(await _acme.Upload.PostAsync(Upload, form));
    }

    private async Task<JsonArray> UrlAsync(string url) => await ResultsAsync(await _acme.Upload.PostAsJsonAsync(Upload, new { url }));

    private static async Task<JsonArray> ResultsAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {text}"));
        return JsonNode.Parse(text)!["files"]!.AsArray();
    }
}

public sealed class UploadApiOnSqliteTests : UploadApiTests
{
    protected override Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings) => Task.FromResult(new WebPlatform(settings));
}

public sealed class UploadApiOnPostgresTests : UploadApiTests
{
    protected override Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings) => Placements.PostgresAsync(settings);
}
