namespace Orleans.Runtime;

/// <summary>A timer of a grain; disposing it stops it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times. During a callback they hold from its end.</summary>
    /// <param name="dueTime">Until the next callback; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <param name="period">Between callbacks; <see cref="Timeout.InfiniteTimeSpan"/> for one only.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
