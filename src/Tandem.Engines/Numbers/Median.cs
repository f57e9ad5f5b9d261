namespace Tandem.Engines.Numbers;

/// <summary>The value in the middle.</summary>
public static class Median
{
    /// <summary>The median of <paramref name="values"/>, the mean of the two in the middle where their number is even; null of nothing.</summary>
    public static double? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
