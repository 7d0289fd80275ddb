namespace ChatPlatform.Storage.Knowledge;

/// <summary>One of the things that a passage is searched for.</summary>
/// <param name="Parts">Words as they were written, or a pair of neighbours of a spaceless script as one.</param>
internal sealed record QueryTerm(QueryTermKind Kind, IReadOnlyList<string> Parts);

internal enum QueryTermKind
{
    Word,

    /// <summary>Words side by side.</summary>
    Phrase,

    /// <summary>Two neighbours of a spaceless script.</summary>
    Gram,

    /// <summary>A single character of a spaceless script: any pair that begins with it.</summary>
    GramStart,
}
