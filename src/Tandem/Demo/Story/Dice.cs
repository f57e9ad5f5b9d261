namespace Tandem.Demo.Story;

/// <summary>Chance that falls alike in every run: each part of the story draws from dice of its own, so one does not shift another.</summary>
internal sealed class Dice(int seed, int part, int number = 0)
{
    private readonly Random _random = new(unchecked((((seed * 7919) + part) * 1_000_003) + (number * 31)));

    /// <summary>From 0 to below <paramref name="below"/>.</summary>
    public int Below(int below) => _random.Next(below);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>From 0 to below 1.</summary>
    public double Share() => _random.NextDouble();

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(double of) => _random.NextDouble() * 100 < of;

    public T Of<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>One of the values, each as likely as its weight says.</summary>
    public T Weighted<T>(params ReadOnlySpan<(T Value, double Weight)> from)
    {
        var sum = 0.0;
        foreach (var (_, weight) in from)
        {
            sum += weight;
        }

        var draw = _random.NextDouble() * sum;
        foreach (var (value, weight) in from)
        {
            if ((draw -= weight) < 0)
            {
                return value;
            }
        }

        return from[^1].Value;
    }
}
