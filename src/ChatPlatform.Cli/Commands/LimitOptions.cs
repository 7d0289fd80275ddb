using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Commands;

/// <summary>A tenant's limits one by one, where the API takes them together.</summary>
internal sealed class LimitOptions
{
    private readonly Option<long?> _turns = Limit("--turns-per-minute", "Visitors' messages a minute over the whole tenant.");
    private readonly Option<long?> _address = Limit("--turns-per-minute-per-address", "Visitors' messages a minute from one address.");
    private readonly Option<long?> _month = Limit("--messages-per-month", "Visitors' messages a calendar month; 0 for no quota.");

    public IEnumerable<Symbol> Symbols => [_turns, _address, _month];

    /// <summary>Completes the limits by those that are there, and names the version they were seen in, so that a change in between is a conflict.</summary>
    public async Task AddToAsync(JsonObject body, Call call, string tenantPath, CancellationToken cancellationToken)
    {
        Option<long?>[] named = [.. new[] { _turns, _address, _month }.Where(call.Has)];
        if (named.Length == 0)
        {
            return;
        }

        var tenant = (await call.Api.GetAsync(tenantPath, cancellationToken)).Body;
        var limits = body["limits"] as JsonObject ?? JsonSerializer.SerializeToNode(tenant.GetProperty("limits"))!.AsObject();
        foreach (var option in named)
        {
            limits[option.Name.TrimStart('-').Replace('-', '_')] = call.Get(option);
        }

        body["limits"] ??= limits;
        body["version"] ??= tenant.Integer("version");
    }

    private static Option<long?> Limit(string name, string description) => Numbers.Between(new Option<long?>(name) { Description = description }, 0, int.MaxValue);
}
