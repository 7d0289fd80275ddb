using System.Text;

namespace ChatPlatform.Knowledge.Tests.Support;

/// <summary>What a fake site answers at one path.</summary>
internal sealed record FakePage
{
    public int Status { get; init; } = 200;

    public string? ContentType { get; init; } = "text/html; charset=utf-8";

    public byte[] Body { get; init; } = [];

    /// <summary>With its quotes. A request that names it gets 304 and no body.</summary>
    public string? ETag { get; init; }

    /// <summary>A request that names it gets 304 and no body.</summary>
    public string? LastModified { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The answer waits for this, or for the client to give up.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public static FakePage Html(string html) => new() { Body = Encoding.UTF8.GetBytes(html) };

    public static FakePage Text(string text, string contentType = "text/plain") =>
        new() { Body = Encoding.UTF8.GetBytes(text), ContentType = contentType };

    /// <summary>An ordinary page whose words nobody else uses.</summary>
    /// <param name="word">Occurs in the title and in the text, and makes the text unlike every other page's.</param>
    public static FakePage Article(string word, params string[] links) => Html(
        $"<html lang=en><head><title>About {word}</title></head><body><main><h1>About {word}</h1>" +
        $"<p>This page explains {word} to its readers. Whoever looks for {word} finds the whole of it here.</p>" +
        string.Concat(links.Select(link => $"<p>See also <a href=\"{link}\">the page {link}</a> for more about {word}.</p>")) +
        "</main></body></html>");

    public static FakePage Redirect(string target, int status = 301) => Answer(status, ("Location", target));

    public static FakePage Answer(int status, params (string Name, string Value)[] headers) =>
        new() { Status = status, ContentType = null, Headers = headers.ToDictionary(header => header.Name, header => header.Value) };
}
