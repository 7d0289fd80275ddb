using Microsoft.AspNetCore.Http.Features;

namespace ChatPlatform.Web.Security;

/// <summary>The one request to which a browser's script adds no header.</summary>
internal static class WebSocketHandshake
{
    /// <summary>By HTTP/1.1's upgrade or HTTP/2's extended CONNECT (RFC 8441).</summary>
    public static bool Is(HttpContext context) =>
        string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    /// <summary>What SignalR puts into the query instead of a header, and no log shows.</summary>
    /// <returns>null where there is none, and in a request that is no handshake.</returns>
    public static string? Token(HttpContext context) =>
        Is(context) && context.Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
}
