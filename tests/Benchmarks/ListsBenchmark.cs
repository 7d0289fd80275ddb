using System.Diagnostics;
using ChatPlatform.Benchmarks.Lists;
using ChatPlatform.Testing.Postgres;

namespace ChatPlatform.Benchmarks;

internal sealed class ListsBenchmark : IBenchmark
{
    private const int Rounds = 15;

    private static readonly string[] Lists =
    [
        "/api/v1/admin/tenants",
        "/api/v1/admin/tenants?q=4999",
        "/api/v1/admin/tenants?status=suspended",
        "/api/v1/sessions",
        "/api/v1/sessions?q=kettle",
        "/api/v1/sessions?q=cup",
        "/api/v1/sessions?q=nowhere",
        "/api/v1/sessions?status=unanswered",
        "/api/v1/sessions?rating=down&bot=sales",
        "/api/v1/sessions?answerer=agent",
        "/api/v1/sources/site/pages",
        "/api/v1/sources/site/pages?state=failed",
        "/api/v1/sources/site/pages?q=page/49999",
        "/api/v1/documents",
        "/api/v1/documents?q=nowhere",
    ];

    public string Name => "lists";

    public string Question => "How long does a list take? Over HTTP, 50 items, of 5,000 tenants, 100,000 conversations and 50,000 pages; the first asking of each left out.";

    public async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync("  SQLite");
        await using (var platform = new ListsPlatform())
        {
            await LongLists.FillSqliteAsync(platform.Services);
            await MeasureAsync(platform, output);
        }

        await output.WriteLineAsync("  PostgreSQL");
        await using (var platform = new ListsPlatform(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()))
        {
            await LongLists.FillPostgresAsync(platform.Services);
            await MeasureAsync(platform, output);
        }
    }

    private static async Task MeasureAsync(ListsPlatform platform, TextWriter output)
    {
        using var client = platform.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", ListsPlatform.AdminKey);
        client.DefaultRequestHeaders.Add("X-Tenant-ID", LongLists.Tenant);
        foreach (var list in Lists)
        {
            await ReadAsync(client, list);
            var milliseconds = new double[Rounds];
            for (var round = 0; round < Rounds; round++)
            {
                var began = Stopwatch.GetTimestamp();
                await ReadAsync(client, list);
                milliseconds[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }

            await output.WriteLineAsync($"    {list,-42} {new Spread(milliseconds, "ms")}");
        }
    }

    private static async Task ReadAsync(HttpClient client, string list)
    {
        using var response = await client.GetAsync(list);
        _ = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
