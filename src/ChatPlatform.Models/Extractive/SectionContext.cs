using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>What every sentence, item and row of a section is understood with.</summary>
/// <param name="Label">The heading nearest above, as the page has it; "" when there is none.</param>
/// <param name="LabelTerms">Of that heading, or of several that stand directly on each other.</param>
/// <param name="Path">Keys of the page's title and of the headings further up.</param>
/// <param name="Columns">Of the table that a row belongs to.</param>
/// <param name="Introduction">Keys of the sentence that introduces a list.</param>
internal sealed record SectionContext(string Label, IReadOnlyList<Term> LabelTerms, IReadOnlySet<string> Path, TableColumns? Columns, IReadOnlySet<string> Introduction)
{
    /// <summary>Keys of all that names the section.</summary>
    public HashSet<string> Keys { get; } = [.. LabelTerms.Select(term => term.Key), .. Columns?.Keys ?? Introduction, .. Introduction];
}
