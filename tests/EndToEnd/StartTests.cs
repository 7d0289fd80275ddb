using ChatPlatform.EndToEnd.Support;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.EndToEnd;

/// <summary>The program as an operator starts it.</summary>
public sealed class StartTests : IAsyncDisposable
{
    private readonly PlatformProcess _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_second_process_on_the_same_data_folder_refuses_to_start_and_says_why()
    {
        await _platform.StartAsync();

        var (exitCode, output) = await _platform.RunSecondAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("is in use by process", output, StringComparison.Ordinal);
        Assert.Contains("Chat__DataDirectory", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chat:AdminKey", "short", "Chat:AdminKey has 5 characters")]
    [InlineData("Chat:Role", "middle", "Chat:Role is 'middle'")]
    [InlineData("Chat:Models:Default", "oracle", "Chat:Models:Default")]
    [InlineData("Chat:VisitorTokenLifetime", "00:00:01", "Chat:VisitorTokenLifetime")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string key, string value, string sentence)
    {
        _platform.Set(key, value);

        var (exitCode, output) = await _platform.RunSecondAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_server_starts_again_on_its_folder()
    {
        await _platform.StartAsync();
        await _platform.CreateTenantAsync("acme");
        await _platform.KillAsync();

        await _platform.StartAsync();

        using var client = _platform.Client();
        Assert.Contains("acme", await client.GetStringAsync("/api/v1/admin/tenants"), StringComparison.Ordinal);
    }
}
