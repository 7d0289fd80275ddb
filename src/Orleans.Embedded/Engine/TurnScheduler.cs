namespace Orleans.Embedded;

/// <summary>
/// Runs the code of one activation, a task at a time, on threads of the pool. Code that awaits comes back
/// here, because it was started here; <c>Task.Run</c> and <c>ConfigureAwait(false)</c> leave.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // An activation that is never out of work gives its thread to others after so long.
    private const long QuantumMilliseconds = 100;

    private readonly Queue<Task> _tasks = new();
    private bool _scheduled;

    /// <summary>The scheduler whose code is running, if any is.</summary>
    public static new TurnScheduler? Current => TaskScheduler.Current as TurnScheduler;

    public override int MaximumConcurrencyLevel => 1;

    public Activation Activation => activation;

    /// <summary>Queues an action outside of the caller's execution context: nothing ambient leaks into the grain.</summary>
    public void Post(Action<object?> action, object? state)
    {
        using (Isolation.Begin())
            new Task(action, state).Start(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var started = Environment.TickCount64;
        do
        {
            Task? task;
            lock (_tasks)
            {
                if (!_tasks.TryDequeue(out task))
                {
                    _scheduled = false;
                    return;
                }
            }

            TryExecuteTask(task);
        }
        while (Environment.TickCount64 - started < QuantumMilliseconds);

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        lock (_tasks)
        {
            _tasks.Enqueue(task);
            if (_scheduled)
                return;
            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_tasks)
            return _tasks.ToArray();
    }
}
