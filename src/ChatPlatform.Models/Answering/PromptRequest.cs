using ChatPlatform.Sessions;

namespace ChatPlatform.Models.Answering;

/// <summary>All that a prompt is made of.</summary>
/// <param name="SiteName">The tenant's name, as its visitors know it.</param>
/// <param name="Instructions">The bot's own instructions; "" for none.</param>
/// <param name="Locale">BCP 47; the language of a reply when the question's own is not clear.</param>
/// <param name="Passages">Best first, numbered from 1.</param>
/// <param name="History">The session before this question, oldest first; only as much of it as fits is used.</param>
/// <param name="Query">What the passages were searched with, if that is more than the question.</param>
/// <param name="Temperature">0 to 2; null: as the provider has it.</param>
public sealed record PromptRequest(
    string SiteName,
    string Instructions,
    string Locale,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<ChatMessage> History,
    string Question,
    string? Query = null,
    double? Temperature = null);
