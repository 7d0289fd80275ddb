namespace Orleans.Embedded.Tests.Cancellation;

public interface IPatientGrain : IGrainWithStringKey
{
    /// <summary>Waits until it is cancelled, and says so.</summary>
    Task<int> WaitForCancellation(CancellationToken cancellationToken);

    Task Hold(string gate);

    Task Note(string text, CancellationToken cancellationToken);
}

public sealed class PatientGrain(Probe probe) : Grain, IPatientGrain
{
    public async Task<int> WaitForCancellation(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var scheduler = TaskScheduler.Current;
        using var registration = cancellationToken.Register(() => probe.Add($"{key} callback {(TaskScheduler.Current == scheduler ? "inside" : "outside")}"));
        probe.Add($"{key} waits");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
        catch (OperationCanceledException)
        {
            probe.Add($"{key} cancelled");
            throw;
        }
    }

    public Task Hold(string gate)
    {
        probe.Add($"{gate} held");
        return probe.Passed(gate);
    }

    public Task Note(string text, CancellationToken cancellationToken)
    {
        probe.Add(text);
        return Task.CompletedTask;
    }
}
