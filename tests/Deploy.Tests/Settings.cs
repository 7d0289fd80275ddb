using System.Collections;
using System.Reflection;
using ChatPlatform.Hosting;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Models;

namespace ChatPlatform.Deploy;

/// <summary>The settings that the code reads, by the names that an operator writes.</summary>
internal static class Settings
{
    public static IReadOnlySet<string> All { get; } =
        new[]
            {
                "ASPNETCORE_URLS",
                $"ConnectionStrings:{ChatOptions.ConnectionName}",
                $"ConnectionStrings:{ChatOptions.OwnerConnectionName}",
            }
            .Concat(Of(typeof(ChatOptions), ChatOptions.Section))
            .Concat(Of(typeof(ModelOptions), ModelOptions.Section))
            .Concat(Of(typeof(CrawlerOptions), CrawlerOptions.Section))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>As written in an environment: two underscores for a colon, a number at the end for a place in a list.</summary>
    public static string FromEnvironment(string name)
    {
        var setting = name.Replace("__", ":", StringComparison.Ordinal);
        var last = setting.LastIndexOf(':');
        return last > 0 && setting[(last + 1)..].All(char.IsAsciiDigit) ? setting[..last] : setting;
    }

    private static IEnumerable<string> Of(Type options, string section) =>
        options.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            .SelectMany(property => IsGroup(property.PropertyType) ? Of(property.PropertyType, $"{section}:{property.Name}") : [$"{section}:{property.Name}"]);

    private static bool IsGroup(Type type) => type.Assembly.GetName().Name!.StartsWith("ChatPlatform.", StringComparison.Ordinal) && type.IsClass;
}
