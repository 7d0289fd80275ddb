namespace ChatPlatform.Web.People;

/// <param name="Token">For <c>Authorization: Bearer</c>; left out when a cookie carries it.</param>
/// <param name="CsrfToken">With a cookie: what changes must carry as X-CSRF-Token.</param>
/// <param name="ExpiresAt">The session's end, however much it is used; unused, it ends earlier.</param>
public sealed record SignedIn(PersonView User, string? Token, string? CsrfToken, DateTimeOffset ExpiresAt);
