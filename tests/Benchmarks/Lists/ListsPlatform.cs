using ChatPlatform.Testing.Platform;
using ChatPlatform.Web.Visitors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Benchmarks.Lists;

/// <summary>A platform in this process, with the console as it was built.</summary>
/// <param name="connectionString">Of an empty PostgreSQL database; null for SQLite.</param>
internal sealed class ListsPlatform(string? connectionString = null) : WebApplicationFactory<ChatHub>
{
    public const string AdminKey = "an-admin-key-for-figures-0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("chat-lists-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.UseContentRoot(Repository.WebFolder);
        builder.UseEnvironment("Production");
        builder.UseSetting("Chat:DataDirectory", _folder);
        builder.UseSetting("Chat:AdminKey", AdminKey);
        if (connectionString is not null)
        {
            builder.UseSetting("ConnectionStrings:Chat", connectionString);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
