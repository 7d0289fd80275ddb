using System.Net;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>What asking for a URL came to. Nothing that a site does is an exception.</summary>
/// <param name="Status">null when there was no answer.</param>
public abstract record FetchResult(HttpStatusCode? Status);

/// <param name="MediaType">In lower case, without parameters; "" when the server named none.</param>
/// <param name="Charset">As the server named it; null when it did not.</param>
/// <param name="Robots">The X-Robots-Tag header, "" without one.</param>
public sealed record FetchedPage(
    HttpStatusCode? Status,
    string MediaType,
    string? Charset,
    byte[] Body,
    string? ETag,
    string? LastModified,
    string Robots) : FetchResult(Status);

/// <summary>The page is as it was when its validators were taken.</summary>
public sealed record FetchedUnchanged(HttpStatusCode? Status) : FetchResult(Status);

/// <param name="Target">As the server named it, made absolute; not yet checked against anything.</param>
public sealed record FetchedRedirect(HttpStatusCode? Status, Uri Target) : FetchResult(Status);

/// <summary>The server answered with something that is left out by a rule.</summary>
public sealed record FetchSkipped(HttpStatusCode? Status, string Reason, string? ETag, string? LastModified) : FetchResult(Status);

/// <param name="IsGone">The page is not there any more, as opposed to not there now.</param>
public sealed record FetchFailed(HttpStatusCode? Status, string Reason, bool IsGone) : FetchResult(Status);
