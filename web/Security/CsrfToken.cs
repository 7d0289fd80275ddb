using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatPlatform.Web.Security;

/// <summary>
/// Proof that a change was meant by a page that could read our answers, and not only sent by a browser that has the
/// cookie: a header derived from the session's token, and so bound to that one session. It needs neither a second
/// cookie nor state; a page asks <c>GET /api/v1/me</c> for it.
/// </summary>
internal static class CsrfToken
{
    public const string Header = "X-CSRF-Token";

    public static string Of(string sessionToken) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionToken), "csrf.v1"u8));

    /// <summary>Whether the request changes nothing, or proves that it is meant.</summary>
    public static bool Allows(HttpRequest request, string sessionToken) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Of(sessionToken)), Encoding.UTF8.GetBytes(request.Headers[Header].ToString()));
}
