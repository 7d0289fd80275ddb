using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ChatPlatform.Storage.People;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.People;

/// <summary>Every route of the running program for each role: let in or refused as the rule that stands on it says, none forgotten.</summary>
public sealed partial class RoleMatrixTests(ITestOutputHelper output) : IAsyncLifetime
{
    private PeoplePlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await PeoplePlatform.StartAsync(settings: [("Chat:AccountAttemptsPerHour", "100000")]);
        await _platform.Web.CreateTenantAsync("acme");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Each_role_is_let_in_where_the_routes_rule_says_so_and_nowhere_else()
    {
        var people = new Dictionary<string, HttpClient>
        {
            ["agent"] = (await _platform.JoinAsync("acme", "agent@example.com", "agent")).Client,
            ["editor"] = (await _platform.JoinAsync("acme", "editor@example.com", "editor")).Client,
            ["owner"] = (await _platform.JoinAsync("acme", "owner@example.com", "owner")).Client,
        };
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (method, route, rule) in Routes())
        {
            var line = new StringBuilder($"{method,-7} {route,-60} {rule.Policy,-9}");
            foreach (var (role, client) in people)
            {
                using var request = new HttpRequestMessage(method, Parameter().Replace(route, "nosuch") + "?tenant=acme")
                {
                    Content = method == HttpMethod.Get ? null : new StringContent("{}", MediaTypeHeaderValue.Parse("application/json")),
                };
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var refused = response.StatusCode == HttpStatusCode.Forbidden && (await response.ReadJsonAsync())["code"]!.GetValue<string>() == "forbidden";
                var may = rule.Role <= Enum.Parse<TenantRole>(role, ignoreCase: true);
                line.Append($" {role} {(refused ? "no" : "yes"),-4}");
                tried++;
                if (refused == may || response.StatusCode == HttpStatusCode.Unauthorized)
                {
                    wrong.Add($"{method} {route} by an {role}: {(int)response.StatusCode}, and the rule '{rule.Policy}' says {(may ? "yes" : "no")}");
                }
            }

            output.WriteLine(line.ToString());
        }

        Assert.True(tried > 200, $"Only {tried} were tried.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_a_session_says_each_role_may_is_what_the_rules_say()
    {
        var owner = await _platform.JoinAsync("acme", "owner@example.com", "owner");

        var policies = (await (await owner.Client.GetAsync("/api/v1/me")).ReadJsonAsync())["policies"]!.AsObject();

        Assert.Equal(["agent", "editor", "owner"], policies.Select(role => role.Key).Order(StringComparer.Ordinal));
        foreach (var (role, named) in policies)
        {
            Assert.Equal(
                AccessRule.All.Values.Where(rule => rule.Role <= Enum.Parse<TenantRole>(role, ignoreCase: true)).Select(rule => rule.Policy).Order(StringComparer.Ordinal),
                named!.AsArray().Select(policy => policy!.GetValue<string>()));
        }
    }

    private IEnumerable<(HttpMethod Method, string Route, AccessRule Rule)> Routes() =>
        from endpoint in _platform.Web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let rule = AccessRule.On(endpoint).LastOrDefault()
        where rule is not null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        orderby endpoint.RoutePattern.RawText, method
        select (HttpMethod.Parse(method), endpoint.RoutePattern.RawText!, rule);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
