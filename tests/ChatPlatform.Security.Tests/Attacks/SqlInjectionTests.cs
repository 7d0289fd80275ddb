using System.Buffers.Text;
using System.Net;
using System.Text;
using ChatPlatform.Security.Tests.Isolation;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Security.Tests.Attacks;

/// <summary>CVE-2025-21628: text of a request's became part of a statement, by way of a filter, a sort or a cursor.</summary>
public abstract class SqlInjectionTests(World world)
{
    private static readonly string[] Injections =
    [
        "'", "''", "' OR '1'='1", "' OR 1=1 --", "\" OR \"\"=\"", "1; DROP TABLE messages; --", "') UNION SELECT text, text, text FROM messages --", "x' AND (SELECT pg_sleep(5)) IS NULL --",
        "'; COPY messages TO PROGRAM 'sh' --", "\\'; SELECT 1; --", "$$; SELECT 1; $$", "%' OR text LIKE '%", "*", "NEAR(a b, 1)", "text : zanzibar", "^zanzibar", "\"unclosed", "a AND NOT OR", "(((", "-zanzibar", "{a b} : c", "zanzibar & | !", "<->", "a:*b",
    ];

    public static TheoryData<string> Lists => [.. Claims.All
        .Where(claim => claim.Name.StartsWith("GET /api/v1/", StringComparison.Ordinal) && !claim.Name.StartsWith("GET /api/v1/admin/", StringComparison.Ordinal) && claim.Holds.Count + claim.Plain.Length > 0)
        .Select(claim => claim.Name)];

    /// <summary>In whatever a reading route takes, in its address and its query, under names that it does not have as well.</summary>
    [Theory]
    [MemberData(nameof(Lists))]
    public async Task SQL_in_filters_sorts_and_cursors_stays_text(string route)
    {
        var claim = Claims.All.Single(claim => claim.Name == route);
        var entry = world.Surface.Single(entry => entry.Name == route);
        var inPath = entry.Inputs.Where(input => entry.Pattern.Contains($"{{{input}}}", StringComparison.Ordinal)).ToList();
        string[] inQuery = [.. entry.Inputs.Except(inPath), "sort", "order", "filter", "order_by"];
        foreach (var injection in Injections.SelectMany(text => (string[])[text, Cursor(text, "x"), Cursor("2026-01-01T00:00:00.0000000+00:00", text)]))
        {
            foreach (var input in (string[])[.. inPath, .. inQuery])
            {
                var path = inPath.Aggregate(entry.Pattern, (pattern, name) =>
                    pattern.Replace($"{{{name}}}", Uri.EscapeDataString(name == input ? injection : world[claim.Holds[name]].Own), StringComparison.Ordinal));
                var query = string.Join('&', (string[])[.. claim.Query.Split('&').Where(part => !part.StartsWith(input + "=", StringComparison.Ordinal)), inPath.Contains(input) ? "" : $"{input}={Uri.EscapeDataString(injection)}"]);

                using var response = await world.Own.Admin.GetAsync($"{path}?{query}");

                var text = await response.Content.ReadAsStringAsync();
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{path}?{query}: {(int)response.StatusCode} {text}");
                Assert.DoesNotContain(World.Secret, text, StringComparison.OrdinalIgnoreCase);
            }
        }

        var sessions = await (await world.Foreign.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync();
        Assert.NotEmpty(sessions["items"]!.AsArray());
    }

    private static string Cursor(string sortKey, string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{sortKey}\n{id}"));
}

[Collection(nameof(OnSqlite))]
public sealed class SqlInjectionOnSqliteTests(SqliteWorld world) : SqlInjectionTests(world);

[Collection(nameof(OnPostgres))]
public sealed class SqlInjectionOnPostgresTests(PostgresWorld world) : SqlInjectionTests(world);
