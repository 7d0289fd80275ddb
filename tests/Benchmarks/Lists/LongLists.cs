using System.Globalization;
using System.Text.RegularExpressions;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Sqlite;
using ChatPlatform.Tenants;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace ChatPlatform.Benchmarks.Lists;

/// <summary>5,000 tenants, and of one of them 100,000 conversations and 50,000 pages.</summary>
internal static partial class LongLists
{
    public const string Tenant = "big";

    /// <summary>Rows that make the lists long; the two databases take the same statement but for how they count and write times.</summary>
    private const string Conversations = """
        INSERT INTO sessions (tenant_id, id, bot_id, origin, answerer, created_at, updated_at)
        SELECT 'big', 's' || n, CASE WHEN n % 10 = 0 THEN 'sales' ELSE 'main' END, NULL, 'bot', {time}, {time} FROM {numbers 100000};
        INSERT INTO messages (tenant_id, id, session_id, sequence, role, status, text, revision, citations, rating, created_at)
        SELECT 'big', 'q' || n, 's' || n, 1, 'visitor', 'complete', 'Where is order ' || n || ' with the ' || CASE WHEN n % 100 = 0 THEN 'kettle' ELSE 'cup' END, 0, '[]', NULL, {time} FROM {numbers 100000};
        INSERT INTO messages (tenant_id, id, session_id, sequence, role, status, text, revision, citations, rating, created_at)
        SELECT 'big', 'r' || n, 's' || n, 2, 'bot', CASE WHEN n % 20 = 0 THEN 'unanswered' ELSE 'complete' END, 'It is on its way and will be there on Monday.', 0, '[]',
               CASE WHEN n % 50 = 0 THEN 'down' END, {time} FROM {numbers 100000};
        """;

    private const string Ledger = """
        INSERT INTO sources (tenant_id, id, spec, created_at, run, state, pages)
        SELECT 'big', 'site', '{"type":0,"url":"https://big.example/","maxPages":50000,"include":[],"exclude":[]}', {time}, 1, 'succeeded', '{}' FROM {numbers 1};
        INSERT INTO pages (tenant_id, source_id, url, {hash} run, depth, state, reason, chunks, links)
        SELECT 'big', 'site', 'https://big.example/page/' || n, {hashed} 1, 1, CASE WHEN n % 100 = 0 THEN 'failed' ELSE 'indexed' END, NULL, 3, {links} FROM {numbers 50000};
        INSERT INTO documents (tenant_id, id, source_id, url, title, bytes, chunks, {words} indexed_at)
        SELECT 'big', 'd' || n, 'site', 'https://big.example/page/' || n, 'Page ' || n, 1000, 3, {counted} {time} FROM {numbers 50000};
        """;

    public static async Task FillSqliteAsync(IServiceProvider services)
    {
        await FillTenantsAsync(services);
        var database = await services.GetRequiredService<TenantDatabases>().OpenAsync(Tenant, CancellationToken.None);
        foreach (var script in (string[])[Conversations, Ledger])
        {
            await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(OnSqlite(script), transaction: transaction), CancellationToken.None);
        }
    }

    public static async Task FillPostgresAsync(IServiceProvider services)
    {
        await FillTenantsAsync(services);
        var tenants = services.GetRequiredService<PostgresTenants>();
        await tenants.WriteAsync(
            Tenant,
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(OnPostgres(Conversations), transaction: transaction, commandTimeout: 0);
                await connection.ExecuteAsync(
                    "INSERT INTO message_words SELECT tenant_id, id, session_id, words_of(tenant_id, text) FROM messages WHERE tenant_id = 'big'", transaction: transaction, commandTimeout: 0);
                await connection.ExecuteAsync(OnPostgres(Ledger), transaction: transaction, commandTimeout: 0);
            },
            CancellationToken.None);
        await tenants.OwnerAsync(Tenant, (connection, transaction) => connection.ExecuteAsync("ANALYZE sessions, messages, message_words, pages, documents", transaction: transaction, commandTimeout: 0), CancellationToken.None);
    }

    private static async Task FillTenantsAsync(IServiceProvider services)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        await Parallel.ForAsync(0, 4_999, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
            await grains.GetGrain<ITenantGrain>(string.Create(CultureInfo.InvariantCulture, $"tenant-{number}"))
                .Create(new TenantDraft($"Tenant {number}", number % 100 == 0 ? TenantStatus.Suspended : null)));
        await grains.GetGrain<ITenantGrain>(Tenant).Create(new TenantDraft("Big"));
    }

    private static string OnSqlite(string script) => Numbered(script, most => $"(WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {most}) SELECT n FROM c)")
        .Replace("{time}", "strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 'now', '-' || n || ' minutes')", StringComparison.Ordinal)
        .Replace("{links}", "'[]'", StringComparison.Ordinal)
        .Replace("{hash}", "", StringComparison.Ordinal).Replace("{hashed}", "", StringComparison.Ordinal)
        .Replace("{words}", "", StringComparison.Ordinal).Replace("{counted}", "", StringComparison.Ordinal);

    private static string OnPostgres(string script) => Numbered(script, most => $"generate_series(1, {most}) AS n")
        .Replace("'[]'", "'[]'::jsonb", StringComparison.Ordinal).Replace("'{}'", "'{}'::jsonb", StringComparison.Ordinal)
        .Replace("\"exclude\":[]}'", "\"exclude\":[]}'::jsonb", StringComparison.Ordinal)
        .Replace("{time}", "now() - n * interval '1 minute'", StringComparison.Ordinal)
        .Replace("{links}", "ARRAY[]::text[]", StringComparison.Ordinal)
        .Replace("{hash}", "url_hash,", StringComparison.Ordinal).Replace("{hashed}", "sha256(n::text::bytea),", StringComparison.Ordinal)
        .Replace("{words}", "words,", StringComparison.Ordinal).Replace("{counted}", "100,", StringComparison.Ordinal);

    /// <param name="numbers">A table of n from 1 to so many.</param>
    private static string Numbered(string script, Func<string, string> numbers) =>
        Numbers().Replace(script, most => numbers(most.Groups[1].Value));

    [GeneratedRegex(@"\{numbers (\d+)\}")]
    private static partial Regex Numbers();
}
