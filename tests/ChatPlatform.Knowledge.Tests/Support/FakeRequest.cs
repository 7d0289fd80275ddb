namespace ChatPlatform.Knowledge.Tests.Support;

/// <param name="Path">With the query.</param>
/// <param name="IsConditional">Whether it asked only for a page that has changed.</param>
/// <param name="Status">Of the answer.</param>
internal sealed record FakeRequest(string Path, string UserAgent, bool IsConditional, int Status);
