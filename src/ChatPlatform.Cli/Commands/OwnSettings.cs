using System.CommandLine;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>What a tenant's own admin may set of it, and so the platform's.</summary>
internal sealed class OwnSettings
{
    private const int MostDays = 36_500;

    private readonly Option<string?> _name = new("--name") { Description = "For people." };
    private readonly Option<bool?> _degrade = new("--degrade") { Description = "true: when the month's budget is spent, the built-in model answers; false: nobody does.", HelpName = "true|false" };
    private readonly Option<int?> _retention = Numbers.Between(new Option<int?>("--retention-days") { Description = "Days after which a silent conversation is removed; 0 keeps them." }, 0, MostDays);
    private readonly EndpointOptions _endpoints = new();

    public IEnumerable<Symbol> Symbols => [_name, _degrade, _retention, .. _endpoints.Symbols];

    public void AddTo(JsonObject body, Call call)
    {
        Put(body, "name", call.Get(_name));
        Put(body, "degrade_to_extractive", call.Get(_degrade));
        Put(body, "retention_days", call.Get(_retention));
        _endpoints.AddTo(body, call);
    }

    private static void Put<T>(JsonObject body, string name, T? value)
    {
        if (value is not null)
        {
            body[name] = JsonValue.Create(value);
        }
    }
}
