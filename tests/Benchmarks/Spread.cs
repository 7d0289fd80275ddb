using System.Globalization;

namespace ChatPlatform.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Spread(IEnumerable<double> values, string unit)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => At(0.5);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"median {Median:0.##} {unit}, {_sorted[0]:0.##} to {_sorted[^1]:0.##}, 95% below {At(0.95):0.##}, of {_sorted.Length}");

    private double At(double quantile) => _sorted[(int)Math.Ceiling(quantile * _sorted.Length) - 1];
}
