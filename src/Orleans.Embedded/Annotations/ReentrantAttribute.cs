namespace Orleans.Concurrency;

/// <summary>On a grain class: any call may start while others are suspended at an await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
