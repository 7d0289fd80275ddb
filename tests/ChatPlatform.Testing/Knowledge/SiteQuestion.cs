namespace ChatPlatform.Testing.Knowledge;

/// <param name="Pages">Paths below the site's start; any of them is a right page.</param>
public sealed record SiteQuestion(string Question, IReadOnlyList<string> Pages);
