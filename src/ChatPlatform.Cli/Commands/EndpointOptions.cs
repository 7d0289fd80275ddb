using System.CommandLine;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>Which of a tenant's endpoints are on.</summary>
internal sealed class EndpointOptions
{
    private static readonly string[] Endpoints = ["chat", "upload", "widget", "debug-search"];

    private readonly Option<string[]> _on = Option("--turn-on", "Endpoints to turn on; repeatable.");
    private readonly Option<string[]> _off = Option("--turn-off", "Endpoints to turn off: the servers' chat, reading and uploading, the widget, the explained search; repeatable.");

    public IEnumerable<Symbol> Symbols => [_on, _off];

    public void AddTo(JsonObject body, Call call)
    {
        if (call.Has(_on) || call.Has(_off))
        {
            var endpoints = body.Part("endpoints");
            Set(endpoints, call.Get(_on), isOn: true);
            Set(endpoints, call.Get(_off), isOn: false);
        }
    }

    private static void Set(JsonObject endpoints, string[]? names, bool isOn)
    {
        foreach (var name in names ?? [])
        {
            endpoints[name.Replace('-', '_')] = isOn;
        }
    }

    private static Option<string[]> Option(string name, string description) =>
        new Option<string[]>(name) { Description = description, HelpName = "endpoint" }.AcceptOnlyFromAmong(Endpoints);
}
