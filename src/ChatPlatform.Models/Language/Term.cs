namespace ChatPlatform.Models.Language;

/// <summary>A unit of comparison: a stemmed word, or a run of characters where a script has no spaces.</summary>
/// <param name="Key">Equal keys are the same term.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 code units.</param>
/// <param name="IsStop">Carries grammar rather than matter.</param>
internal readonly record struct Term(string Key, int Start, bool IsStop);
