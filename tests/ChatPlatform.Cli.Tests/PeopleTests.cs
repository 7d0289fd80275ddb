using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Tests.Support;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Cli.Tests;

/// <summary>People from the command line: invited, given roles, and let go.</summary>
public sealed class PeopleTests(Platform platform)
{
    [Fact]
    public async Task A_person_is_invited_given_another_role_and_removed()
    {
        using var chat = new Chat { Time = TimeProvider.System }.At(platform.Address, PlatformProcess.AdminKey);
        chat.Variables["CHAT_TENANT"] = "people";
        (await chat.RunAsync("tenant", "create", "people")).Ends(ExitCode.Ok);

        var taken = await JsonAsync(chat, "user", "invite", "late@people.example", "--role", "agent");
        (await chat.RunAsync("user", "revoke", taken["id"]!.GetValue<string>())).Ends(ExitCode.Ok);
        var link = (await JsonAsync(chat, "user", "invite", "ann@people.example", "--role", "owner"))["link"]!.GetValue<string>();
        Assert.Equal("ann@people.example", Assert.Single((await JsonAsync(chat, "user", "list", "--invited"))["items"]!.AsArray())!["email"]!.GetValue<string>());
        await AcceptAsync(link);
        var second = (await JsonAsync(chat, "user", "invite", "bob@people.example", "--role", "editor"))["link"]!.GetValue<string>();
        await AcceptAsync(second);

        Assert.Contains("ann@people.example", (await chat.RunAsync("user", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Equal("bob@people.example", Assert.Single((await JsonAsync(chat, "user", "list", "--find", "BOB"))["items"]!.AsArray())!["email"]!.GetValue<string>());
        Assert.Equal("agent", (await JsonAsync(chat, "user", "role", "Bob@people.example", "agent"))["role"]!.GetValue<string>());
        (await chat.RunAsync("user", "remove", "bob@people.example", "--yes")).Ends(ExitCode.Ok);
        Assert.Contains("no user", (await chat.RunAsync("user", "remove", "bob@people.example", "--yes")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
        Assert.Single((await JsonAsync(chat, "user", "list"))["items"]!.AsArray());
    }

    [Fact]
    public async Task An_account_is_made_changed_helped_and_deleted()
    {
        using var chat = new Chat { Time = TimeProvider.System, Input = "correct horse battery staple" }.At(platform.Address, PlatformProcess.AdminKey);

        var id = (await JsonAsync(chat, "account", "create", "root@chat.example", "--name", "Root", "--platform-admin", "true", "--password-stdin"))["user"]!["id"]!.GetValue<string>();
        Assert.Contains("Root", (await chat.RunAsync("account", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single((await JsonAsync(chat, "account", "list", "--find", "root@chat"))["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal("Admin", (await JsonAsync(chat, "account", "update", id, "--name", "Admin", "--platform-admin", "false"))["name"]!.GetValue<string>());
        Assert.Contains("link", (await chat.RunAsync("account", "password-link", "root@chat.example")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await chat.RunAsync("account", "reset-second-factor", id)).Ends(ExitCode.Ok);
        (await chat.RunAsync("account", "sign-out", id)).Ends(ExitCode.Ok);
        Assert.Equal(id, (await JsonAsync(chat, "account", "show", "root@chat.example"))["id"]!.GetValue<string>());
        (await chat.RunAsync("account", "delete", "root@chat.example", "--yes")).Ends(ExitCode.Ok);
        Assert.Contains("(user_not_found)", (await chat.RunAsync("account", "show", id)).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> JsonAsync(Chat chat, params string[] arguments) => (await chat.RunAsync([.. arguments, "--json"])).Ends(ExitCode.Ok).Json;

    private async Task AcceptAsync(string link)
    {
        using var browser = new HttpClient { BaseAddress = new Uri(platform.Address) };
        var token = link[(link.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..];
        var accepted = await browser.PostAsJsonAsync("api/v1/invitations/accept", new { token, name = "Somebody", password = "correct horse battery staple" }, TestContext.Current.CancellationToken);
        accepted.EnsureSuccessStatusCode();
    }
}
