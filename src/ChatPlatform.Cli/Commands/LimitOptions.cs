using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Commands;

/// <summary>A tenant's own limits one by one, where the API takes them together.</summary>
internal sealed class LimitOptions
{
    private readonly Option<decimal?>[] _limits =
    [
        Limit("--turns-per-minute", "Visitors' messages a minute over the whole tenant."),
        Limit("--turns-per-minute-per-address", "Visitors' messages a minute from one address."),
        Limit("--turns-per-minute-per-session", "Visitors' messages a minute in one conversation; 0 for no limit."),
        Limit("--turns-per-minute-per-bot", "Visitors' messages a minute to one bot; 0 for no limit."),
        Limit("--messages-per-month", "Visitors' messages a calendar month; 0 for no quota."),
        Limit("--spend-per-month", "What models may cost a calendar month, in the platform's currency; 0 for no ceiling."),
        Limit("--bots", "Bots; 0 for no quota."),
        Limit("--documents", "Pages and files in the knowledge; 0 for no quota."),
        Limit("--bytes", "Bytes of pages and files as received; 0 for no quota."),
        Limit("--users", "People, invited ones counted; 0 for no quota."),
    ];

    private readonly Option<string[]> _asPlan;

    public LimitOptions()
    {
        _asPlan = new Option<string[]>("--as-plan") { Description = "Limits that are to be the plan's again; repeatable.", HelpName = "limit" };
        _asPlan.AcceptOnlyFromAmong([.. _limits.Select(limit => limit.Name.TrimStart('-'))]);
    }

    public IEnumerable<Symbol> Symbols => [.. _limits, _asPlan];

    /// <summary>Completes the limits by those that are there, and names the version they were seen in, so that a change in between is a conflict.</summary>
    public async Task AddToAsync(JsonObject body, Call call, string tenantPath, CancellationToken cancellationToken)
    {
        Option<decimal?>[] named = [.. _limits.Where(call.Has)];
        if (named.Length == 0 && !call.Has(_asPlan))
        {
            return;
        }

        var tenant = (await call.Api.GetAsync(tenantPath, cancellationToken)).Body;
        var limits = body["limits"] as JsonObject ?? Present(tenant);
        foreach (var option in named)
        {
            limits[MemberOf(option.Name)] = call.Get(option);
        }

        foreach (var limit in call.Get(_asPlan) ?? [])
        {
            limits.Remove(MemberOf(limit));
        }

        body["limits"] ??= limits;
        body["version"] ??= tenant.Integer("version");
    }

    private static JsonObject Present(JsonElement tenant) =>
        tenant.Find("limits") is { ValueKind: JsonValueKind.Object } limits ? JsonSerializer.SerializeToNode(limits)!.AsObject() : [];

    private static string MemberOf(string option) => option.TrimStart('-').Replace('-', '_');

    private static Option<decimal?> Limit(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result =>
        {
            if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"{name} must be a number from 0.");
            return null;
        },
    };
}
