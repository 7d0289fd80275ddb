using System.Text.Json;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Web.Tests.OpenApi;

/// <summary>Nobody changes the API without seeing it.</summary>
public sealed class CommittedDescriptionTests(ServedDocument document) : IClassFixture<ServedDocument>
{
    /// <summary>Set to any value, has the test below write the file instead of comparing it.</summary>
    private const string Renew = "RENEW_OPENAPI";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string File => Path.Combine(Repository.Root, "docs", "openapi.json");

    [Fact]
    public async Task The_committed_description_is_that_of_this_program()
    {
        var now = document.Root.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 })
        {
            await System.IO.File.WriteAllTextAsync(File, now);
            return;
        }

        var differences = LineDifference.Between(await System.IO.File.ReadAllTextAsync(File), now);
        Assert.True(
            differences.Count == 0,
            $"""
            The API is not what docs/openapi.json says (- there, + now):
            {string.Join('\n', differences)}
            If callers can live with that, renew the file and commit it:
            {Renew}=1 dotnet test tests/ChatPlatform.Web.Tests -c Release --filter FullyQualifiedName~{nameof(The_committed_description_is_that_of_this_program)}
            """);
    }
}
