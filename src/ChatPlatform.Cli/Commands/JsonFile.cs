using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>A JSON object from a file, '-' for the standard input.</summary>
internal static class JsonFile
{
    /// <param name="description">What the file holds.</param>
    public static Option<string?> Option(string description) => new("--file") { Description = $"{description}; '-' reads the standard input. Options win over it." };

    /// <returns>An empty object where the option does not stand.</returns>
    /// <exception cref="CliException">The file is no JSON object.</exception>
    public static JsonObject Read(Call call, Option<string?> option) =>
        call.Get(option) is { } file ? Parsed(file, file == "-" ? call.Around.In.ReadToEnd() : File.ReadAllText(file)) : [];

    /// <summary>The object under a name, made where there is none.</summary>
    public static JsonObject Part(this JsonObject body, string name)
    {
        if (body[name] is not JsonObject part)
        {
            body[name] = part = [];
        }

        return part;
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
