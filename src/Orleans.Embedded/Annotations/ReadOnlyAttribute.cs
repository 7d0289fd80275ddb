namespace Orleans.Concurrency;

/// <summary>On a method of a grain interface: it changes nothing, so it may interleave with calls that change nothing either.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
