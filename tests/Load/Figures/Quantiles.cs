namespace ChatPlatform.Load.Figures;

/// <summary>Of durations in milliseconds; all 0 when there was none. Each is the smallest value that so many do not exceed.</summary>
internal sealed record Quantiles(int Count, double Median, double P95, double P99, double Max)
{
    public static Quantiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new Quantiles(0, 0, 0, 0, 0)
            : new Quantiles(sorted.Length, At(0.5), At(0.95), At(0.99), sorted[^1]);

        double At(double quantile) => sorted[(int)Math.Ceiling(quantile * sorted.Length) - 1];
    }
}
