namespace Orleans.Embedded;

/// <summary>What a pull brings; no items and no end means: ask again.</summary>
internal readonly record struct StreamBatch<T>(List<T> Items, bool Ended);
