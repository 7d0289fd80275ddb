using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Profiles;

namespace ChatPlatform.Cli.Diagnosis;

/// <summary>One check after the other, as far as the server and the key allow.</summary>
/// <param name="question">For the bot; null to ask nothing.</param>
internal sealed class Examination(ApiClient api, Connection connection, string? question)
{
    /// <summary>Each may take its time.</summary>
    private const int ReachedSites = 5;

    private readonly List<Finding> _findings = [];

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (await ServerAnswersAsync(cancellationToken) && await KeyWorksAsync(cancellationToken) is { } scope)
        {
            if (scope == KeyScope.Platform)
            {
                await NodeAsync(cancellationToken);
            }

            await TenantAsync(scope, cancellationToken);
        }

        return _findings;
    }

    private async Task<bool> ServerAnswersAsync(CancellationToken cancellationToken)
    {
        if (!await CheckAsync("server", async () => await api.ProbeAsync("health/live", cancellationToken) is HttpStatusCode.OK
            ? Finding.Ok("server", $"{connection.Server} answers.")
            : Finding.Failed("server", $"{connection.Server} answers, but not as a ChatPlatform does.")))
        {
            return false;
        }

        await CheckAsync("ready", async () => await api.ProbeAsync("health/ready", cancellationToken) is HttpStatusCode.OK
            ? Finding.Ok("ready", "It takes requests.")
            : Finding.Failed("ready", "It is not ready: it starts, ends, or its database is away."));
        if (connection is { Key: not null, Server: { Scheme: "http", IsLoopback: false } })
        {
            _findings.Add(Finding.Warning("transport", "The key travels unencrypted; use https."));
        }

        return true;
    }

    private async Task<KeyScope?> KeyWorksAsync(CancellationToken cancellationToken)
    {
        KeyScope? scope = null;
        await CheckAsync("key", async () =>
        {
            if (connection.Key is null)
            {
                return Finding.Failed("key", "There is none: --key, CHAT_KEY or a profile.", ExitCode.Unauthorized);
            }

            scope = await KeyScopes.FindAsync(api, cancellationToken);
            return Finding.Ok("key", $"{MaskedKey.Of(connection.Key)} is valid, scope {scope.Value.ToString().ToLowerInvariant()}.");
        });
        return scope;
    }

    /// <summary>What the server finds out about itself.</summary>
    private async Task NodeAsync(CancellationToken cancellationToken)
    {
        try
        {
            _findings.AddRange(await NodeExamination.RunAsync(api, cancellationToken));
        }
        catch (CliException failure)
        {
            _findings.Add(Finding.Failed("node", failure.Message, failure.ExitCode));
        }
    }

    private async Task TenantAsync(KeyScope scope, CancellationToken cancellationToken)
    {
        if (scope == KeyScope.Platform && connection.Tenant is null)
        {
            _findings.Add(Finding.Skipped("tenant", "The platform's key belongs to no tenant; --tenant names the one to check."));
            return;
        }

        if (scope == KeyScope.Platform && !await CheckAsync("tenant", () => OwnSettingsAsync(cancellationToken)))
        {
            return;
        }

        if (scope != KeyScope.Chat)
        {
            await CheckAsync("knowledge", () => KnowledgeAsync(cancellationToken));
            await SourcesAsync(scope, cancellationToken);
        }

        await ModelAsync(scope, cancellationToken);
    }

    private async Task<Finding> OwnSettingsAsync(CancellationToken cancellationToken)
    {
        var tenant = (await api.GetAsync($"api/v1/admin/tenants/{ApiPath.Segment(connection.Tenant!)}", cancellationToken)).Body;
        return (tenant.Text("status"), tenant.List("origins").Any()) switch
        {
            ("suspended", _) => Finding.Failed("tenant", $"'{connection.Tenant}' is suspended."),
            (_, false) => Finding.Warning("tenant", $"'{connection.Tenant}' has no origin, so no site may show its widget."),
            _ => Finding.Ok("tenant", $"'{connection.Tenant}' is {tenant.Text("status")}, its widget may be on {tenant.Joined("origins")}."),
        };
    }

    private async Task<Finding> KnowledgeAsync(CancellationToken cancellationToken)
    {
        var knowledge = (await api.GetAsync("api/v1/knowledge/status", cancellationToken)).Body;
        return knowledge.Integer("pages") is > 0 and var pages
            ? Finding.Ok("knowledge", $"{pages} pages in {knowledge.Integer("chunks")} chunks, last read {knowledge.Moment("last_sync") ?? "never"}.")
            : Finding.Warning("knowledge", "Nothing was read yet, so the bot knows nothing: chat source add.");
    }

    private async Task SourcesAsync(KeyScope scope, CancellationToken cancellationToken)
    {
        JsonElement[] sources = [];
        if (!await CheckAsync("sources", async () =>
        {
            sources = [.. (await api.GetAsync("api/v1/sources?limit=100", cancellationToken)).Body.List("items")];
            return Finding.Ok("sources", $"{sources.Length} of them.");
        }))
        {
            return;
        }

        _findings.AddRange(sources.Select(SourceOf));
        if (scope == KeyScope.Platform)
        {
            foreach (var site in sources.Select(source => new Uri(source.Text("url") ?? "")).DistinctBy(url => url.Authority).Take(ReachedSites))
            {
                var name = $"reach {site.Authority}";
                await CheckAsync(name, () => NodeExamination.ReachAsync(api, site.AbsoluteUri, name, cancellationToken));
            }
        }
    }

    /// <summary>The server reads the site, not this machine: its last run tells how that went.</summary>
    private static Finding SourceOf(JsonElement source)
    {
        var name = $"source {source.Text("id")}";
        var url = source.Text("url");
        var failed = source.Find("pages")?.Integer("failed") ?? 0;
        return source.Text("status") switch
        {
            "failed" => Finding.Failed(name, $"{url} could not be read: {source.Text("error") ?? "no reason is told"}"),
            "succeeded" when failed > 0 => Finding.Warning(name, $"{url} was read, failed pages: {failed}. See: chat source pages {source.Text("id")} --state failed"),
            var status => Finding.Ok(name, $"{url}: {status}."),
        };
    }

    private async Task ModelAsync(KeyScope scope, CancellationToken cancellationToken)
    {
        if (question is not null && scope != KeyScope.Upload)
        {
            await CheckAsync("model", () => AskAsync(question, cancellationToken));
        }
        else if (scope is KeyScope.Platform or KeyScope.Admin)
        {
            await CheckAsync("model", () => LastModelAsync(cancellationToken));
        }
        else
        {
            _findings.Add(Finding.Skipped("model", scope == KeyScope.Chat ? "--ask \"a question\" asks it." : "The key may not ask."));
        }
    }

    private async Task<Finding> AskAsync(string text, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["message"] = text, ["client_message_id"] = Guid.NewGuid().ToString("N"), ["session_id"] = $"doctor-{Guid.NewGuid():N}" };
        var answer = (await api.SendAsync(ApiCall.RepeatablePost("api/v1/chat", body), cancellationToken)).Body;
        return answer.Text("status") == "failed"
            ? Finding.Failed("model", $"It could not answer: {answer.Text("reply")}")
            : Finding.Ok("model", answer.Find("usage") is { } usage ? $"{Model(usage)} answered." : "The bot answered without a model.");
    }

    private async Task<Finding> LastModelAsync(CancellationToken cancellationToken)
    {
        var rows = (await api.GetAsync("api/v1/usage", cancellationToken)).Body.List("rows");
        var models = rows.OrderByDescending(row => row.Text("day"), StringComparer.Ordinal).Select(Model).Distinct();
        return models.FirstOrDefault() is { } model
            ? Finding.Ok("model", $"{model} answered last; --ask \"a question\" asks it now.")
            : Finding.Skipped("model", "It answered nothing in the last 30 days; --ask \"a question\" asks it.");
    }

    private static string Model(JsonElement usage) =>
        usage.Text("provider") == usage.Text("model") ? $"{usage.Text("model")}" : $"{usage.Text("provider")} {usage.Text("model")}";

    /// <returns>Whether it can go on from there.</returns>
    private async Task<bool> CheckAsync(string name, Func<Task<Finding>> check)
    {
        Finding finding;
        try
        {
            finding = await check();
        }
        catch (CliException failure)
        {
            finding = Finding.Failed(name, failure.Message, failure.ExitCode);
        }

        _findings.Add(finding);
        return finding.Outcome != "failed";
    }
}
