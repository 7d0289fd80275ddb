namespace Orleans;

/// <summary>A grain of this class is never deactivated for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;
