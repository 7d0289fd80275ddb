using System.Runtime.CompilerServices;

namespace Orleans.Embedded.Tests.Streams;

public interface IStreamGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> Count(int to, CancellationToken cancellationToken = default);

    /// <summary>Yields a number each time its gate "key number" is opened.</summary>
    IAsyncEnumerable<int> Gated(CancellationToken cancellationToken = default);

    /// <summary>Yields 1 and then waits until it is cancelled.</summary>
    IAsyncEnumerable<int> Endless(CancellationToken cancellationToken = default);

    /// <summary>Says whether it heard of a cancellation after its gate "key goes on" was opened.</summary>
    IAsyncEnumerable<int> Deaf(CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> Failing(int after, CancellationToken cancellationToken = default);

    IAsyncEnumerable<string> RunAhead(CancellationToken cancellationToken = default);

    Task Hold();

    Task Leave();

    Task<string> Touch();
}

public sealed class StreamGrain(Probe probe) : Grain, IStreamGrain
{
    private string Key => this.GetPrimaryKeyString();

    public async IAsyncEnumerable<int> Count(int to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        probe.Add($"{Key} begins");
        for (var i = 1; i <= to; i++)
        {
            if (i % 3 == 0)
                await Task.Yield();
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Gated([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 1; ; i++)
        {
            probe.Add($"{Key} waits for {i}");

            // Waits even when the test, on another thread, has opened the gate by now.
            await Task.Yield();
            await probe.Passed($"{Key} {i}");
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var scheduler = TaskScheduler.Current;
        try
        {
            yield return 1;
            probe.Add($"{Key} waits");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            probe.Add($"{Key} left {(TaskScheduler.Current == scheduler ? "inside" : "outside")}");
        }
    }

#pragma warning disable CS8425 // The attribute is left out on purpose.
    public async IAsyncEnumerable<int> Deaf(CancellationToken cancellationToken = default)
#pragma warning restore CS8425
    {
        yield return 1;
        probe.Add($"{Key} waits");
        await probe.Passed($"{Key} goes on");
        probe.Add($"{Key} heard {cancellationToken.IsCancellationRequested}");
    }

    public async IAsyncEnumerable<int> Failing(int after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < after; i++)
            yield return i;
        await Task.Yield();
        throw new Failures.RefusedException("stream", "No more.");
    }

    public async IAsyncEnumerable<string> RunAhead([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 1; i <= 5; i++)
        {
            probe.Add($"{Key} makes {i}");
            yield return $"{i}";
        }

        await probe.Passed($"{Key} rest");
        yield return "rest";
    }

    public Task Hold() => probe.Passed($"{Key} hold");

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> Touch() => Task.FromResult(Key);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Add($"{Key} deactivated");
        return Task.CompletedTask;
    }
}
