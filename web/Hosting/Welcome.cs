using System.Globalization;
using System.Text;
using ChatPlatform.Hosting;
using ChatPlatform.Models;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Demo;
using ChatPlatform.Web.Security;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Hosting;

/// <summary>What a person who has just started the program wants to know.</summary>
internal static class Welcome
{
    public static async Task WelcomeAsync(this WebApplication app, long started)
    {
        var options = app.Services.GetRequiredService<IOptions<ChatOptions>>().Value;
        var newKey = await FirstAdminKeyAsync(app.Services.GetRequiredService<ApiKeys>(), app.Services.GetRequiredService<AuditTrail>());
        var address = ServerAddress.Of(app);
        var text = new StringBuilder();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"  ChatPlatform is ready after {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s").AppendLine();
        Line(text, "Console", await app.Services.GetRequiredService<IPeopleStore>().HasPlatformAdminAsync(CancellationToken.None)
            ? $"{address}/console/"
            : $"{address}/console/setup   make the first admin with the key below");
        if (app.Services.GetRequiredService<DemoSetting>().IsOn)
        {
            Line(text, "Demo", $"{address}/demo/   open it and ask the assistant in the corner");
        }

        Line(text, "API", $"{address}/openapi/v1.json");
        Line(text, "Admin key", newKey is not null
            ? $"{newKey}   (shown this once; keep it)"
            : options.AdminKey.Length > 0 ? "as set in Chat:AdminKey" : "as shown at the first start; set Chat:AdminKey to replace it");
        Line(text, "Data", Path.GetFullPath(options.DataDirectory));
        Line(text, "Engine", $"{EngineHosting.Name}, model {app.Services.GetRequiredService<IOptions<ModelOptions>>().Value.Default}");
        await Console.Out.WriteLineAsync(text.ToString());
    }

    /// <summary>Made at the first start, or when none is left that lives.</summary>
    private static async Task<string?> FirstAdminKeyAsync(ApiKeys keys, AuditTrail trail) =>
        await keys.HasAdminKeyAsync(CancellationToken.None)
            ? null
            : await trail.OwnAsync(tenantId: null, "key.create", objectId: null, async audit =>
            {
                var (key, secret) = await keys.CreateAsync(tenantId: null, ApiKeyScope.Platform, CancellationToken.None);
                audit.Object(key.Id).After(key);
                return secret;
            });

    private static void Line(StringBuilder text, string name, string value) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"  {name,-10} {value}");
}
