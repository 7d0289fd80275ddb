using System.Collections.Immutable;
using ChatPlatform.Desk;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>How a tenant's bot looks, greets and answers.</summary>
/// <param name="Instructions">What the tenant tells the model beyond the platform's own rules; may be "".</param>
/// <param name="Locale">BCP 47, such as "en".</param>
/// <param name="Model">The id of a model of the tenant's own, or a provider's name ("extractive", "openai", "anthropic"); null for the platform's default.</param>
/// <param name="Temperature">How freely the model words its replies, 0 to 2; null: as its provider has it.</param>
/// <param name="Sources">Ids of the sources that it knows, and <see cref="Uploads"/>; null or none: all that the tenant has.</param>
/// <param name="Handover">null: as <see cref="HandoverRule.Off"/>.</param>
[GenerateSerializer]
public sealed record BotConfig(
    string Id,
    string Title,
    string Greeting,
    ImmutableArray<string> Suggestions,
    string Instructions,
    string Locale,
    WidgetTheme Theme,
    string? Model,
    HandoverRule? Handover = null,
    double? Temperature = null,
    ImmutableArray<string>? Sources = null)
{
    /// <summary>Stands among the sources for what was uploaded and so came from none.</summary>
    public const string Uploads = "uploads";
}
