using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

/// <summary>Mails as files, and links that go nowhere else.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chat-outbox-").FullName;
    private WebPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = new WebPlatform(
            ("Chat:People:Outbox", Path.Combine(_folder, "mail")), ("Chat:People:PublicUrl", "https://chat.example/"), ("Chat:People:ShowLinks", "false"));
        await _platform.CreateTenantAsync("acme");
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_mail_is_a_file_that_only_the_server_reads_and_its_link_is_shown_to_nobody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users?tenant=acme") { Content = JsonContent.Create(new { email = "ann@example.com", role = "editor" }) };
        request.Headers.Host = "evil.example";
        var response = await _platform.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Null((await response.ReadJsonAsync())["link"]);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "mail")));
        var mail = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)); // With a byte order mark, if there were one.
        Assert.StartsWith("To: ann@example.com\n", mail, StringComparison.Ordinal);
        Assert.Contains("\nhttps://chat.example/console/invitation#token=cp_invite_", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }
}
