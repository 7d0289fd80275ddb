namespace ChatPlatform.Security.Tests.Fuzzing;

/// <summary>What is real in a run, and stands in the otherwise well-formed parts of requests.</summary>
/// <param name="Ids">That exist, to be put where a route has an id.</param>
/// <param name="Keys">That open something.</param>
internal sealed record Known(IReadOnlyList<string> Ids, IReadOnlyList<string> Keys, string VisitorToken);
