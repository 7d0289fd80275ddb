using ChatPlatform.Cli.Tests.Support;
using ChatPlatform.Testing.Platform;
using ChatPlatform.Testing.Postgres;

namespace ChatPlatform.Cli.Tests;

/// <summary>The real move between real databases.</summary>
public sealed class MoveOnPostgresTests
{
    [Fact]
    public async Task A_tenant_goes_to_a_database_of_its_own_and_back_with_its_conversations()
    {
        var postgres = await PostgresServer.SharedAsync();
        await using var platform = new PlatformProcess();
        platform.Set("ConnectionStrings:Chat", await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await platform.StartAsync();
        using var chat = new Chat { Time = TimeProvider.System }.At(platform.Address, PlatformProcess.AdminKey);
        (await chat.RunAsync("tenant", "create", "mover")).Ends(ExitCode.Ok);
        (await chat.RunAsync("ask", "Is this on?", "--session", "s-1", "--tenant", "mover")).Ends(ExitCode.Ok);

        chat.Input = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken) + "\n";
        var away = (await chat.RunAsync("tenant", "move", "mover", "--to", "-")).Ends(ExitCode.Ok);
        Assert.StartsWith("prepare|freeze|copy|copy chat_tenant.", string.Join('|', away.Error.Split(Environment.NewLine)), StringComparison.Ordinal);
        Assert.Contains("Is this on?", (await chat.RunAsync("session", "show", "s-1", "--tenant", "mover")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);

        Assert.EndsWith("""{"done":true}""", (await chat.RunAsync("tenant", "move", "mover", "--to-shared", "--json")).Ends(ExitCode.Ok).Out.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("Is this on?", (await chat.RunAsync("session", "show", "s-1", "--tenant", "mover")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);

        Assert.Contains("(invalid_request)", (await chat.RunAsync("tenant", "move", "mover", "--to", "nonsense")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }
}
