using ChatPlatform.Testing.Postgres;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>Where a platform's data is.</summary>
internal static class Placements
{
    public static async Task<WebPlatform> PostgresAsync(params (string Key, string Value)[] settings)
    {
        var server = await PostgresServer.SharedAsync();
        return new WebPlatform([.. settings, ("ConnectionStrings:Chat", await server.CreateDatabaseAsync())]);
    }
}
