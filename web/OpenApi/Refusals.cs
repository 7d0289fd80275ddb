namespace ChatPlatform.Web.OpenApi;

internal sealed record Refusals(IReadOnlyList<string> Codes);
