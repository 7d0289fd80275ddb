using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>What may be set of a tenant: by options, or whole from a file.</summary>
internal sealed class TenantSettings
{
    private readonly Option<string?> _name = new("--name") { Description = "For people." };
    private readonly Option<string[]> _origins = new("--origin") { Description = "A site that may show the widget, such as https://www.acme.example; repeatable. Replaces those there are." };
    private readonly Option<string?> _file = new("--file") { Description = "The tenant as JSON, bots and limits too, as 'tenant show --json' prints them; '-' reads the standard input. Options win over it." };

    public IEnumerable<Symbol> Symbols => [_name, _origins, _file];

    /// <exception cref="CliException">The file is no JSON object.</exception>
    public JsonObject Read(Call call)
    {
        var body = call.Get(_file) is { } file ? Parsed(file, file == "-" ? call.Around.In.ReadToEnd() : File.ReadAllText(file)) : [];

        // What a shown tenant has beside its settings.
        body.Remove("id");
        body.Remove("created_at");
        if (call.Get(_name) is { } name)
        {
            body["name"] = name;
        }

        if (call.Has(_origins))
        {
            body["origins"] = new JsonArray([.. call.Get(_origins)!.Select(origin => JsonValue.Create(origin))]);
        }

        return body;
    }

    private static JsonObject Parsed(string file, string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw CliException.Usage($"{file} must hold a JSON object.");
        }
        catch (JsonException failure)
        {
            throw CliException.Usage($"{file} is no JSON: {failure.Message}");
        }
    }
}
