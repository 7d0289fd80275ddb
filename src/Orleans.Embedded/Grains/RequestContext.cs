using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Named values that flow with a call into the grain and onward. They are no authorization: any caller can set them.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Ambient = new();

    internal static ImmutableDictionary<string, object>? Current
    {
        get => Ambient.Value;
        set
        {
            if (!ReferenceEquals(Ambient.Value, value))
                Ambient.Value = value;
        }
    }

    public static IEnumerable<string> Keys => Current?.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current ?? [];

    /// <returns>null when there is no such value.</returns>
    public static object? Get(string key) => Current?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Current = (Current ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);

    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        if (Current is not { } values || !values.ContainsKey(key))
            return false;
        Current = values.Count == 1 ? null : values.Remove(key);
        return true;
    }

    public static void Clear() => Current = null;
}
