using System.Runtime.InteropServices;

namespace Tandem.Engines.Scoring;

/// <summary>
/// How often something happened, with the past fading: each time counts one when it happens and half as much after each half-life. What stands here is true
/// at one instant and is brought to any later one when it is read, so nothing has to be rewritten while time goes by. The order of the times does not matter.
/// </summary>
/// <param name="Value">The faded count; never negative.</param>
/// <param name="AsOf">When it was that much: the latest of the times, in epoch milliseconds.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Accumulator(double Value, long AsOf)
{
    private const double DayInMilliseconds = 24 * 60 * 60 * 1000;

    /// <summary>It happened once.</summary>
    public static Accumulator Once(long at) => new(1, at);

    /// <summary>Both together.</summary>
    public Accumulator Plus(Accumulator other, int? halfLifeDays)
    {
        var latest = Math.Max(AsOf, other.AsOf);
        return new Accumulator(At(latest, halfLifeDays) + other.At(latest, halfLifeDays), latest);
    }

    /// <summary>What is left of it at a later instant; nothing grows by looking back.</summary>
    public double At(long instant, int? halfLifeDays) => Value * Left(instant - AsOf, halfLifeDays);

    /// <summary>The share that is left after so many milliseconds; without a half-life all of it.</summary>
    public static double Left(long milliseconds, int? halfLifeDays) =>
        halfLifeDays is not { } days || milliseconds <= 0 ? 1 : Math.Pow(0.5, milliseconds / (days * DayInMilliseconds));
}
