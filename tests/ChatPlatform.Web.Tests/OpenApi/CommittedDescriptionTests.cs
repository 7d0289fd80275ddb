using System.Text.Json.Nodes;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Web.Tests.OpenApi;

/// <summary>Nobody changes the API without seeing it.</summary>
public sealed class CommittedDescriptionTests(ServedDocument served) : IClassFixture<ServedDocument>
{
    private const string Built = "web/obj/openapi.json";
    private const string Committed = "docs/openapi.json";

    [Fact]
    public void The_committed_description_is_the_one_that_the_build_has_made()
    {
        var differences = LineDifference.Between(Read(Committed), Read(Built));

        Assert.True(
            differences.Count == 0,
            $"""
            The API is not what {Committed} says (- there, + now):
            {string.Join('\n', differences)}
            If callers can live with that, commit what the build has made:
            cp {Built} {Committed}
            """);
    }

    [Fact]
    public void What_the_build_has_made_is_what_the_program_serves() => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Read(Built)), served.Root));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
