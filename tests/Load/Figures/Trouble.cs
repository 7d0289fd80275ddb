namespace ChatPlatform.Load.Figures;

/// <param name="First">Since the load began.</param>
/// <param name="Last">Since the load began.</param>
/// <param name="Longest">That one visitor was held up by it, from its first failure to the next success.</param>
internal sealed record Trouble(string Code, int Count, TimeSpan First, TimeSpan Last, TimeSpan Longest);
