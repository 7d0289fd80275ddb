using System.Text.RegularExpressions;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.Auditing;

/// <summary>No changing route can be forgotten: the running program is asked for its routes.</summary>
public sealed partial class AuditedRoutesTests : IAsyncDisposable
{
    /// <summary>Answers every method, and reads.</summary>
    private const string Figures = "/metrics";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options];

    private readonly WebPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public void Every_changing_route_is_audited_or_says_why_not()
    {
        var changing = Changing().ToList();

        Assert.Contains(changing, route => route.RoutePattern.RawText == "/api/v1/admin/tenants/{id}");
        Assert.Contains(changing, route => route.RoutePattern.RawText!.StartsWith("/hubs/chat", StringComparison.Ordinal));
        Assert.All(changing, route =>
        {
            var audited = route.Metadata.GetMetadata<AuditedMetadata>();
            var exempt = route.Metadata.GetMetadata<NotAuditedMetadata>();
            Assert.True(audited is null != exempt is null, $"{route.DisplayName} must be .Audited(\"object.verb\") or .NotAudited(\"reason\"), one of them.");
            Assert.True(audited is null || Action.IsMatch(audited.Action), $"{route.DisplayName}: '{audited?.Action}' is not an object.verb.");
            Assert.True(exempt is null || exempt.Reason.Length >= 10, $"{route.DisplayName}: say why it is not audited.");
            Assert.True(
                audited?.TenantFrom is not { } parameter || route.RoutePattern.GetParameter(parameter) is not null,
                $"{route.DisplayName} has no parameter '{audited?.TenantFrom}'.");
        });
    }

    private IEnumerable<RouteEndpoint> Changing() =>
        _platform.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith(Figures, StringComparison.Ordinal) != true)
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods }
                || methods.Except(Reading, StringComparer.OrdinalIgnoreCase).Any());

    [GeneratedRegex(@"\A[a-z_]+\.[a-z_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Action { get; }
}
