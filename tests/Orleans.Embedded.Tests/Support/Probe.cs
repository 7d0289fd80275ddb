using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests;

/// <summary>What grains and the test tell each other: events in order, and gates that one opens for the other.</summary>
public sealed class Probe
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<string> _events = new();

    public IReadOnlyList<string> Events => [.. _events];

    public void Add(string text)
    {
        _events.Enqueue(text);
        Open($"event {text}");
    }

    /// <summary>Completes once the event has happened, now or later.</summary>
    public Task Seen(string text) => Passed($"event {text}");

    public void Open(string gate) => Gate(gate).TrySetResult();

    public Task Passed(string gate) => Gate(gate).Task.WaitAsync(TimeSpan.FromSeconds(20));

    public bool IsOpen(string gate) => Gate(gate).Task.IsCompleted;

    private TaskCompletionSource Gate(string gate) =>
        _gates.GetOrAdd(gate, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
