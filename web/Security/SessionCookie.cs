namespace ChatPlatform.Web.Security;

/// <summary>
/// The console's cookie: the session's token, which no script can read (HttpOnly), that goes to this host alone
/// (<c>__Host-</c>), over TLS, and with no request that another site begins (SameSite).
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-chat-session";

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Write(HttpResponse response, string token, DateTimeOffset expiresAt) =>
        response.Cookies.Append(Name, token, Options(expiresAt));

    public static void Delete(HttpResponse response) => response.Cookies.Delete(Name, Options(expiresAt: null));

    private static CookieOptions Options(DateTimeOffset? expiresAt) =>
        new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Expires = expiresAt };
}
