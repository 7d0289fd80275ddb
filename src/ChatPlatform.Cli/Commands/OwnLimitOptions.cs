using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Commands;

/// <summary>A tenant's own limits one by one, where the API takes them together.</summary>
internal sealed class OwnLimitOptions
{
    private readonly LimitOptions _limits = new();
    private readonly Option<string[]> _asPlan;

    public OwnLimitOptions()
    {
        _asPlan = new Option<string[]>("--as-plan") { Description = "Limits that are to be the plan's again; repeatable.", HelpName = "limit" };
        _asPlan.AcceptOnlyFromAmong([.. _limits.Names]);
    }

    public IEnumerable<Symbol> Symbols => [.. _limits.Symbols, _asPlan];

    /// <summary>Completes the limits by those that are there, and names the version they were seen in, so that a change in between is a conflict.</summary>
    public async Task AddToAsync(JsonObject body, Call call, string tenantPath, CancellationToken cancellationToken)
    {
        if (!_limits.AreNamed(call) && !call.Has(_asPlan))
        {
            return;
        }

        var tenant = (await call.Api.GetAsync(tenantPath, cancellationToken)).Body;
        var limits = body["limits"] as JsonObject ?? Present(tenant);
        _limits.AddTo(limits, call);
        foreach (var limit in call.Get(_asPlan) ?? [])
        {
            limits.Remove(LimitOptions.MemberOf(limit));
        }

        body["limits"] ??= limits;
        body["version"] ??= tenant.Integer("version");
    }

    private static JsonObject Present(JsonElement tenant) =>
        tenant.Find("limits") is { ValueKind: JsonValueKind.Object } limits ? JsonSerializer.SerializeToNode(limits)!.AsObject() : [];
}
