using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Tests.Support;

internal sealed record CliResult(int ExitCode, string Out, string Error)
{
    /// <summary>The standard output, which must be one JSON document and nothing else.</summary>
    public JsonNode Json => JsonNode.Parse(Out)!;

    public CliResult Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"It ended with {ExitCode} instead of {exitCode}.\n{Out}\n{Error}");
        return this;
    }
}
