using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ChatPlatform.Web.Settings;

/// <summary>A bot to be made or changed, on a tenant's own route.</summary>
/// <param name="Id">On creation; a bot keeps it.</param>
/// <param name="Temperature">0 to 2; -1: as the model's provider has it.</param>
/// <param name="Sources">Ids of the sources that the bot knows, and "uploads"; an empty list: all that the tenant has.</param>
/// <param name="Version">Of the configuration that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BotChange(
    string? Id = null,
    string? Title = null,
    string? Greeting = null,
    ImmutableArray<string>? Suggestions = null,
    string? Instructions = null,
    string? Locale = null,
    ThemeRequest? Theme = null,
    string? Model = null,
    long? Version = null,
    string? TenantId = null,
    HandoverRequest? Handover = null,
    double? Temperature = null,
    ImmutableArray<string>? Sources = null)
{
    public BotRequest Bot => new(Id, Title, Greeting, Suggestions, Instructions, Locale, Theme, Model, Handover, Temperature, Sources);
}
