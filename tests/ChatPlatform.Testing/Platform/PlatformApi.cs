using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatPlatform.Testing.Platform;

/// <summary>The HTTP API as a platform admin calls it, and the bootstrap as a visitor's page does.</summary>
/// <param name="client">With the platform's address; with the admin key where a call needs it.</param>
public sealed class PlatformApi(HttpClient client)
{
    private static readonly TimeSpan ReadPatience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <param name="limits">null for the usual ones.</param>
    /// <returns>The new tenant's keys.</returns>
    public async Task<JsonNode> CreateTenantAsync(string id, IEnumerable<string> origins, object? limits = null, CancellationToken cancellationToken = default)
    {
        var tenant = new { id, name = $"Tenant {id}", origins, limits };
        var created = await ReadAsync(await client.PostAsJsonAsync("/api/v1/admin/tenants", tenant, cancellationToken), cancellationToken);
        return created["keys"]!;
    }

    /// <summary>At once, without a grace time.</summary>
    public async Task DeleteTenantAsync(string id, CancellationToken cancellationToken = default)
    {
        using var response = await client.DeleteAsync($"/api/v1/admin/tenants/{id}?grace_hours=0&confirm={id}", cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Has a site read to the end.</summary>
    public async Task ReadSiteAsync(string tenant, string url, CancellationToken cancellationToken = default)
    {
        var site = new { type = "site", url, max_pages = 5_000 };
        var source = await ReadAsync(await client.PostAsJsonAsync($"/api/v1/sources?tenant={tenant}", site, cancellationToken), cancellationToken);
        await SourceReadAsync(tenant, source["id"]!.GetValue<string>(), cancellationToken);
    }

    /// <summary>Waits until the source has been read to the end; one that is not there yet is waited for too.</summary>
    public async Task SourceReadAsync(string tenant, string id, CancellationToken cancellationToken = default)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var status = await FindAsync($"/api/v1/sources/{id}?tenant={tenant}", cancellationToken);
            switch (status?["status"]!.ToString())
            {
                case "succeeded":
                    return;
                case "failed" or "cancelled":
                    throw new InvalidOperationException($"The site was not read: {status.ToJsonString()}");
            }

            if (TimeProvider.System.GetElapsedTime(began) > ReadPatience)
            {
                throw new TimeoutException($"The site was not read in {ReadPatience}: {status?.ToJsonString() ?? "there is no such source"}");
            }

            await Task.Delay(PollInterval, TimeProvider.System, cancellationToken);
        }
    }

    /// <returns>null when nothing was ever said in it.</returns>
    public Task<JsonNode?> FindSessionAsync(string tenant, string session, CancellationToken cancellationToken = default) =>
        FindAsync($"/api/v1/sessions/{session}?tenant={tenant}", cancellationToken);

    public async Task<int> TurnsMeteredAsync(string tenant, CancellationToken cancellationToken = default)
    {
        var usage = await GetAsync($"/api/v1/usage?tenant={tenant}", cancellationToken);
        return usage["rows"]!.AsArray().Sum(row => row!["turns"]!.GetValue<int>());
    }

    /// <param name="handle">Of an earlier visit, to resume its session.</param>
    public async Task<JsonNode> BootstrapAsync(string tenant, string origin, string? handle = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/widget/bootstrap")
        {
            Content = JsonContent.Create(new { tenant_id = tenant, session = handle }),
            Headers = { { "Origin", origin } },
        };
        return await ReadAsync(await client.SendAsync(request, cancellationToken), cancellationToken);
    }

    private async Task<JsonNode?> FindAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(path, cancellationToken);
        return response.StatusCode == System.Net.HttpStatusCode.NotFound ? null : await ReadAsync(response, cancellationToken);
    }

    private async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        await ReadAsync(await client.GetAsync(path, cancellationToken), cancellationToken);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? JsonNode.Parse(text)!
                : throw new HttpRequestException($"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}", inner: null, response.StatusCode);
        }
    }
}
