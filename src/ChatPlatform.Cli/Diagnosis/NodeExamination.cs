using System.Text.Json;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Diagnosis;

/// <summary>What the server finds out about itself, for the platform's admin.</summary>
internal static class NodeExamination
{
    private const string Path = "api/v1/admin/diagnostics";

    /// <summary>Database, migrations, models.</summary>
    public static async Task<IEnumerable<Finding>> RunAsync(ApiClient api, CancellationToken cancellationToken) =>
        [.. (await api.GetAsync(Path, cancellationToken)).Body.List("checks").Select(check => FindingOf(check, check.Text("name") ?? ""))];

    /// <summary>Whether the server may and can read a site.</summary>
    public static async Task<Finding> ReachAsync(ApiClient api, string url, string name, CancellationToken cancellationToken) =>
        FindingOf((await api.GetAsync(ApiPath.WithQuery($"{Path}/site", ("url", url)), cancellationToken)).Body, name);

    private static Finding FindingOf(JsonElement check, string name)
    {
        var detail = check.Text("detail") ?? "";
        return check.Text("outcome") == "ok" ? Finding.Ok(name, detail) : Finding.Failed(name, detail);
    }
}
