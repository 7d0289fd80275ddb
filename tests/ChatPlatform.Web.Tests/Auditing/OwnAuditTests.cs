using ChatPlatform.Storage.Auditing;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.Auditing;

/// <summary>What the platform does by itself, outside of any request, is told too.</summary>
public sealed class OwnAuditTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_admin_key_has_an_entry_without_the_key()
    {
        await using var platform = new WebPlatform(("Chat:AdminKey", ""));

        var made = await DoneAsync(platform, null, "key.create");

        Assert.Equal(AuditActor.System, made.Actor);
        Assert.Contains("\"scope\":\"platform\"", made.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_has_what_sets_the_demo_up()
    {
        await using var platform = new WebPlatform(("Chat:Demo", "true"));

        Assert.Equal(AuditActor.System, (await DoneAsync(platform, "demo", "tenant.create")).Actor);
        Assert.Equal("site", (await DoneAsync(platform, "demo", "source.create")).ObjectId);
    }

    private static async Task<AuditEvent> DoneAsync(WebPlatform platform, string? tenantId, string action)
    {
        var log = platform.Services.GetRequiredService<IAuditLog>();
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var entries = await log.ListAsync(tenantId, new AuditQuery(Action: action), cursor: null, 10, Cancellation);
            if (entries.Items.FirstOrDefault(entry => entry.Event.Outcome == AuditOutcome.Done) is { } done)
            {
                return done.Event;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"No entry tells that {action} was done.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancellation);
        }
    }
}
