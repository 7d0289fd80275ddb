using System.Threading.Channels;
using ChatPlatform.Hosting;
using ChatPlatform.Storage.Secrets;
using ChatPlatform.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatPlatform.Web.Tests.Hosting;

public sealed class SecretRenewalTests
{
    [Fact]
    public async Task Every_day_each_kind_of_secret_is_sealed_anew_whatever_becomes_of_the_others()
    {
        var time = new ObservedTime();
        var values = new Values();
        using var renewal = new SecretRenewal([new BrokenValues(), values], time, NullLogger<SecretRenewal>.Instance);
        await renewal.StartAsync(TestContext.Current.CancellationToken);

        await time.WaitedForAsync(TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Assert.Equal(0, values.Runs.Reader.Count);
        time.Advance(TimeSpan.FromTicks(1));
        await values.RanAsync();
        time.Advance(TimeSpan.FromDays(1));
        await values.RanAsync();

        await renewal.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(renewal.ExecuteTask!.IsCanceled);
    }

    private sealed class Values : ISealedValues
    {
        public Channel<bool> Runs { get; } = Channel.CreateUnbounded<bool>();

        public string Name => "values";

        public Task<bool> RanAsync() => Runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        public Task<ResealCount> ResealAsync(CancellationToken cancellationToken)
        {
            Runs.Writer.TryWrite(true);
            return Task.FromResult(new ResealCount(Name, 1, 1, 0));
        }
    }

    private sealed class BrokenValues : ISealedValues
    {
        public string Name => "broken";

        public Task<ResealCount> ResealAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("The database is away.");
    }
}
