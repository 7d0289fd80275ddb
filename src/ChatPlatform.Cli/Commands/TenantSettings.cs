using System.CommandLine;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>What the platform's admin may set of a tenant: by options, or whole from a file.</summary>
internal sealed class TenantSettings
{
    private readonly OwnSettings _own = new();
    private readonly Option<string[]> _origins = new("--origin") { Description = "A site that may show the widget, such as https://www.acme.example; repeatable. Replaces those there are." };
    private readonly Option<string?> _plan = new("--plan") { Description = "One of 'chat plan list'." };
    private readonly Option<string?> _file = JsonFile.Option("The tenant as JSON, bots and limits too, as 'tenant show --json' prints them");

    public IEnumerable<Symbol> Symbols => [.. _own.Symbols, _origins, _plan, _file];

    /// <exception cref="CliException">The file is no JSON object.</exception>
    public JsonObject Read(Call call)
    {
        var body = JsonFile.Read(call, _file);

        // What a shown tenant has beside its settings.
        body.Remove("id");
        body.Remove("created_at");
        _own.AddTo(body, call);
        if (call.Has(_origins))
        {
            body["origins"] = Lists.Json(call.Get(_origins));
        }

        if (call.Get(_plan) is { } plan)
        {
            body["plan"] = plan;
        }

        return body;
    }
}
