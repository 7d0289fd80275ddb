namespace Orleans.Embedded.Tests.Cancellation;

public sealed class CancellationTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task Cancelling_reaches_the_grain_and_ends_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain("cancel").WaitForCancellation(cancellation.Token);
        await fixture.Probe.Seen("cancel waits");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await fixture.Probe.Seen("cancel cancelled");
    }

    [Fact]
    public async Task A_callback_of_the_token_runs_among_the_turns_of_the_grain()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain("callback").WaitForCancellation(cancellation.Token);
        await fixture.Probe.Seen("callback waits");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await fixture.Probe.Seen("callback callback inside");
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_sent()
    {
        var grain = Grain("cancelled");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.Note("cancelled sent", new CancellationToken(canceled: true)));
        await grain.Note("cancelled next", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("cancelled sent", fixture.Probe.Events);
    }

    private IPatientGrain Grain(string key) => fixture.Client.GetGrain<IPatientGrain>(key);
}
