using System.Collections.Immutable;

namespace ChatPlatform.Knowledge.Domains;

/// <summary>What a website shows.</summary>
/// <param name="Tokens">All that were found, whosever they are.</param>
/// <param name="Trouble">Where was looked and what was there instead, for a person who misses a token.</param>
public sealed record DomainProof(ImmutableHashSet<string> Tokens, string Trouble);
