using System.Text.Json.Serialization;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <summary>Endpoints to be turned on or off; what is left out stays as it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EndpointsRequest(bool? Chat = null, bool? Upload = null, bool? Widget = null, bool? DebugSearch = null)
{
    public TenantEndpoints OnTopOf(TenantEndpoints present)
    {
        ArgumentNullException.ThrowIfNull(present);
        return new TenantEndpoints(
            Chat ?? present.Chat,
            Upload ?? present.Upload,
            Widget ?? present.Widget,
            DebugSearch ?? present.DebugSearch);
    }
}
