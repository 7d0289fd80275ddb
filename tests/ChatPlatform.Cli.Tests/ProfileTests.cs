using System.Runtime.Versioning;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>Keys are kept for their owner, shown to nobody, and sent to their own server only.</summary>
public sealed class ProfileTests : IDisposable
{
    private const string Key = "cp_admin_Nrc6X5k7XYnMKA528pz9nQxxEEy7x4041BDNjSfcSQU";

    private readonly Chat _chat = new();

    public void Dispose() => _chat.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_can_read_the_file_whatever_it_was_before()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        (await AddAsync("one", "https://one.example")).Ends(ExitCode.Ok);
        var file = Path.Combine(_chat.ConfigFolder, "profiles.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_chat.ConfigFolder));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("Others can read", (await _chat.RunAsync("usage", "--server", "http://127.0.0.1:1")).Error, StringComparison.Ordinal);
        (await AddAsync("two", "https://two.example")).Ends(ExitCode.Ok);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["profiles.json"], Directory.EnumerateFiles(_chat.ConfigFolder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task No_command_prints_a_key_whole()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json("""{"items":[],"rows":[]}"""));
        CliResult[] results =
        [
            await AddAsync("one", server.Url),
            await _chat.RunAsync("profile", "list"),
            await _chat.RunAsync("profile", "list", "--json"),
            await _chat.RunAsync("profile", "use", "one", "--json"),
            await _chat.RunAsync("doctor"),
            await _chat.RunAsync("doctor", "--json"),
            await _chat.RunAsync("usage", "--key", $"{Key} {Key}"),
        ];

        Assert.All(results, result => Assert.DoesNotContain(Key, result.Out + result.Error, StringComparison.Ordinal));
        Assert.Contains("cp_admin_Nrc6X5…", results[1].Out, StringComparison.Ordinal);
        Assert.Contains("cp_admin_Nrc6X5…", results[4].Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_win_over_the_environment_and_that_over_the_profile()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json("""{"rows":[]}"""));
        (await _chat.RunAsync("profile", "add", "one", "--server", server.Url, "--key", "of-the-profile", "--tenant", "t-profile")).Ends(ExitCode.Ok);
        await _chat.RunAsync("usage");
        _chat.Variables["CHAT_KEY"] = "of-the-environment";
        await _chat.RunAsync("usage");
        await _chat.RunAsync("usage", "--key", "of-the-option", "--tenant", "t-option");

        Assert.Equal(["Bearer of-the-profile", "Bearer of-the-environment", "Bearer of-the-option"], server.Requests.Select(asked => asked.Authorization));
        Assert.Equal(["t-profile", "t-profile", "t-option"], server.Requests.Select(asked => asked.Tenant));
    }

    [Fact]
    public async Task A_profiles_key_goes_to_no_other_server()
    {
        await using var own = await ScriptedServer.StartAsync(ScriptedServer.Json("""{"rows":[]}"""));
        await using var other = await ScriptedServer.StartAsync(ScriptedServer.Json("""{"rows":[]}"""));
        (await AddAsync("one", own.Url)).Ends(ExitCode.Ok);

        await _chat.RunAsync("usage", "--server", other.Url);
        await _chat.RunAsync("usage", "--server", own.Url + "/");

        Assert.Equal("", Assert.Single(other.Requests).Authorization);
        Assert.Equal($"Bearer {Key}", Assert.Single(own.Requests).Authorization);
    }

    [Fact]
    public async Task A_profile_is_used_by_name_put_to_use_and_forgotten()
    {
        await using var first = await ScriptedServer.StartAsync(ScriptedServer.Json("""{"rows":[]}"""));
        await using var second = await ScriptedServer.StartAsync(ScriptedServer.Json("""{"rows":[]}"""));
        await AddAsync("first", first.Url);
        await AddAsync("second", second.Url);

        await _chat.RunAsync("usage");
        await _chat.RunAsync("usage", "--profile", "second");
        (await _chat.RunAsync("profile", "use", "second")).Ends(ExitCode.Ok);
        await _chat.RunAsync("usage");
        Assert.Equal((1, 2), (first.Requests.Count, second.Requests.Count));

        (await _chat.RunAsync("profile", "remove", "second", "--yes")).Ends(ExitCode.Ok);
        Assert.DoesNotContain("second", (await _chat.RunAsync("profile", "list")).Out, StringComparison.Ordinal);
        (await _chat.RunAsync("profile", "use", "second")).Ends(ExitCode.Failed);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_left_alone()
    {
        Directory.CreateDirectory(_chat.ConfigFolder);
        var file = Path.Combine(_chat.ConfigFolder, "profiles.json");
        await File.WriteAllTextAsync(file, "{ \"profiles\":", TestContext.Current.CancellationToken);

        Assert.Contains(file, (await AddAsync("one", "https://one.example")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);

        Assert.Equal("{ \"profiles\":", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    /// <summary>With the key on the standard input, where no shell's history has it.</summary>
    private Task<CliResult> AddAsync(string name, string server)
    {
        _chat.Input = Key + "\n";
        return _chat.RunAsync("profile", "add", name, "--server", server, "--key", "-");
    }
}
