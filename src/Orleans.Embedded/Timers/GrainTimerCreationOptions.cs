using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a timer of a grain fires and how its callback joins the grain's other work.</summary>
public readonly record struct GrainTimerCreationOptions
{
    public GrainTimerCreationOptions()
    {
    }

    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first callback; zero for at once, <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a callback to the next; <see cref="Timeout.InfiniteTimeSpan"/> for one only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>The callback may start while a call is suspended at an await.</summary>
    public bool Interleave { get; init; }

    /// <summary>A callback counts as use and keeps the grain from being idle.</summary>
    public bool KeepAlive { get; init; }
}
