namespace Orleans.Concurrency;

/// <summary>On a method of a grain interface: the caller does not wait and learns of no failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
