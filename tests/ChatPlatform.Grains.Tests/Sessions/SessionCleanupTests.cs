using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Recovery;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatPlatform.Grains.Tests.Sessions;

/// <summary>Conversations end when their tenant or their visitor wants it, in memory too.</summary>
public sealed class SessionCleanupTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SessionCleanup Cleanup => new(_cluster.Conversations, _cluster.Grains);

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_visitor_is_erased_from_every_conversation_and_from_no_other()
    {
        await SendAsync("s1", "ann");
        await SendAsync("s2", "ann");
        await SendAsync("s3", "bob");
        await SendAsync("s4", null);

        Assert.Equal(2, await Cleanup.EraseVisitorAsync(ChatCluster.Tenant, "ann", Cancellation));
        Assert.Equal(0, await Cleanup.EraseVisitorAsync(ChatCluster.Tenant, "ann", Cancellation));
        Assert.Equal(1, await Cleanup.EraseVisitorAsync(ChatCluster.Tenant, "s4", Cancellation));

        Assert.Null(await _cluster.Session("s1").GetTranscript());
        Assert.Null(await _cluster.Session("s2").GetTranscript());
        Assert.Null(await _cluster.Session("s4").GetTranscript());
        Assert.Equal("bob", (await _cluster.Session("s3").GetTranscript())!.Visitor);
        Assert.Equal(["s3"], await _cluster.Conversations.ListIdsAsync(ChatCluster.Tenant, "", 9, Cancellation));
    }

    [Fact]
    public async Task Conversations_past_their_time_are_removed_every_day_and_those_of_tenants_that_keep_them_are_not()
    {
        await _cluster.TenantGrain("keeper").Create(new TenantDraft("Keeper"));
        await _cluster.TenantGrain().Update(new TenantDraft(RetentionDays: 2), null);
        await SendAsync("old", null);
        await SendAsync("kept", null, "keeper");
        _cluster.Time.Advance(TimeSpan.FromDays(3));
        await SendAsync("young", null);
        using var retention = new TenantRetention(_cluster.Tenants, Cleanup, _cluster.Time, NullLogger<TenantRetention>.Instance);
        await retention.StartAsync(Cancellation);

        await RemovedAsync("old", TimeSpan.Zero);
        Assert.NotNull(await _cluster.Session("young").GetTranscript());

        await RemovedAsync("young", TimeSpan.FromDays(1));
        await retention.StopAsync(Cancellation);
        Assert.NotNull(await _cluster.Session("kept", "keeper").GetTranscript());
    }

    [Fact]
    public async Task Only_so_many_are_removed_at_once()
    {
        for (var i = 0; i < 5; i++)
        {
            await SendAsync($"s{i}", null);
        }

        _cluster.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(3, await Cleanup.RemoveSilentAsync(ChatCluster.Tenant, _cluster.Time.GetUtcNow(), 3, Cancellation));
        Assert.Equal(2, await Cleanup.RemoveSilentAsync(ChatCluster.Tenant, _cluster.Time.GetUtcNow(), 3, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\nb")]
    public async Task A_visitor_that_is_no_name_is_refused(string visitor)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => SendAsync("s1", visitor));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    /// <param name="step">By which time goes on while the conversation is there.</param>
    private async Task RemovedAsync(string session, TimeSpan step)
    {
        var began = TimeProvider.System.GetTimestamp();
        while ((await _cluster.Conversations.ListIdsAsync(ChatCluster.Tenant, "", 9, Cancellation)).Contains(session))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"The conversation '{session}' is still there.");
            _cluster.Time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }

    /// <summary>A question and its answer, to the end: a reply in flight would keep the clock busy.</summary>
    private async Task SendAsync(string session, string? visitor, string tenant = ChatCluster.Tenant)
    {
        await _cluster.Session(session, tenant).Send(new VisitorMessage("c1", "?", Visitor: visitor));
        (await _cluster.Model.NextTurnAsync()).End();
        var began = TimeProvider.System.GetTimestamp();
        while (!(await _cluster.Session(session, tenant).GetTranscript())!.Messages[^1].IsFinal)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "The reply does not end.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }
}
