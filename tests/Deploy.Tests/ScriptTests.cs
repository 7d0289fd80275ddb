using System.Diagnostics;

namespace ChatPlatform.Deploy;

public sealed class ScriptTests
{
    public static TheoryData<string> Scripts => ["local-cluster", "postgres/init.sh"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_is_well_formed(string script) => Assert.Equal("", await RunAsync("bash", "-n", script));

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Shellcheck_finds_nothing_where_it_is_installed(string script)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/shellcheck"), "shellcheck is not installed");

        Assert.Equal("", await RunAsync("shellcheck", script));
    }

    [Theory]
    [InlineData("up --silos 0", "--silos is '0'")]
    [InlineData("up --port 80", "--port is '80'")]
    [InlineData("up --set Silo", "write KEY=VALUE")]
    [InlineData("explode", "no command 'explode'")]
    [InlineData("kill silo 1", "There is no cluster here")]
    public async Task A_wrong_command_is_answered_with_what_is_wrong(string command, string told) =>
        Assert.Contains(told, await RunAsync(Path.Combine(DeployFolder.Path, "local-cluster"), command.Split(' ')), StringComparison.Ordinal);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = DeployFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CHAT_CLUSTER_DIR"] = Path.Combine(AppContext.BaseDirectory, "no-cluster") },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + errors;
    }
}
