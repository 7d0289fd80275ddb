using System.Collections;
using System.Reflection;
using ChatPlatform.Hosting;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Models;
using ChatPlatform.People;
using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Tenants;

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
            .Concat(Sections().SelectMany(section => Of(section.Options, section.Name)))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>As written in an environment: two underscores for a colon, a number at the end for a place in a list.</summary>
    public static string FromEnvironment(string name)
    {
        var setting = name.Replace("__", ":", StringComparison.Ordinal);
        var last = setting.LastIndexOf(':');
        return last > 0 && setting[(last + 1)..].All(char.IsAsciiDigit) ? setting[..last] : setting;
    }

    /// <summary>Each class of the platform that names the section it is bound to.</summary>
    private static IEnumerable<(Type Options, string Name)> Sections() =>
        from assembly in new[] { typeof(ChatOptions), typeof(ModelOptions), typeof(CrawlerOptions), typeof(PeopleOptions), typeof(PostgresKnowledgeOptions), typeof(TenantLifecycleOptions) }
            .Select(type => type.Assembly).Distinct()
        from type in assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
        where section is { IsLiteral: true }
        select (type, (string)section.GetRawConstantValue()!);

    private static IEnumerable<string> Of(Type options, string section) =>
        options.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            .SelectMany(property => IsGroup(property.PropertyType) ? Of(property.PropertyType, $"{section}:{property.Name}") : [$"{section}:{property.Name}"]);

    private static bool IsGroup(Type type) => type.Assembly.GetName().Name!.StartsWith("ChatPlatform.", StringComparison.Ordinal) && type.IsClass;
}
