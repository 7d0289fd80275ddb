using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.EndToEnd.Console;

/// <summary>A page of the console, as its router has it.</summary>
/// <param name="Path">With its parameters as "$name".</param>
/// <param name="Policy">What it asks of a person.</param>
public sealed partial record ConsolePage(string Path, string Title, string Policy)
{
    /// <summary>All of them: a test of the console's own holds the file to its router.</summary>
    public static ImmutableArray<ConsolePage> All { get; } = JsonSerializer.Deserialize<ImmutableArray<ConsolePage>>(
        File.ReadAllText(System.IO.Path.Combine(Repository.WebFolder, "console", "pages.json")), JsonSerializerOptions.Web);

    /// <summary>One that everybody who is signed in may see.</summary>
    public static ConsolePage Account { get; } = All.Single(page => page.Path == "/me");

    public bool OfTenant => Path.StartsWith("/t/", StringComparison.Ordinal);

    /// <summary>For a file.</summary>
    public string Name => Path == "/" ? "home" : Path.Trim('/').Replace("$", "", StringComparison.Ordinal).Replace('/', '-');

    /// <exception cref="KeyNotFoundException">A page has a parameter that nobody has given a value.</exception>
    public string Address(IReadOnlyDictionary<string, string> values) => "/console" + Parameter().Replace(Path, match => values[match.Groups[1].Value]);

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Parameter();
}
