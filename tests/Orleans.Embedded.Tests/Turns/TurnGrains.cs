namespace Orleans.Embedded.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    /// <returns>How many calls were inside at most so far.</returns>
    Task<int> Overlap(int yields);

    /// <returns>Whether the scheduler is the grain's own before an await, after it, and inside Task.Run.</returns>
    Task<(bool Before, bool After, bool InTaskRun)> Schedulers();

    /// <returns>Whether the grain's factory is to be had inside Task.Run, and when it was taken before.</returns>
    Task<(bool Asked, bool Taken)> FactoryElsewhere();

    Task Meet(string mine, string other);

    /// <summary>Sets an ambient value.</summary>
    /// <returns>What it was before.</returns>
    Task<int> Ambient();
}

public sealed class TurnGrain(Probe probe) : Grain, ITurnGrain
{
    public static readonly AsyncLocal<int> AmbientValue = new();

    private int _inside;
    private int _most;

    public async Task<int> Overlap(int yields)
    {
        _most = Math.Max(_most, ++_inside);
        for (var i = 0; i < yields; i++)
            await Task.Yield();
        _inside--;
        return _most;
    }

    public async Task<(bool Before, bool After, bool InTaskRun)> Schedulers()
    {
        var own = TaskScheduler.Current;
        var before = own != TaskScheduler.Default;
        var inTaskRun = await Task.Run(() => TaskScheduler.Current == own);
        return (before, TaskScheduler.Current == own, inTaskRun);
    }

    public async Task<(bool Asked, bool Taken)> FactoryElsewhere()
    {
        var taken = GrainFactory;
        return (await Task.Run(() => Has(() => GrainFactory)), await Task.Run(() => Has(() => taken)));

        static bool Has(Func<IGrainFactory> ask)
        {
            try
            {
                return ask() is not null;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    public async Task Meet(string mine, string other)
    {
        probe.Open(mine);
        await probe.Passed(other);
    }

    public Task<int> Ambient()
    {
        var seen = AmbientValue.Value;
        AmbientValue.Value = 42;
        return Task.FromResult(seen);
    }
}
