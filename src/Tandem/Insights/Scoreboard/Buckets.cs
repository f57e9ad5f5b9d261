using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>A stretch of time with a name: the whole period (without one), a month, a quarter.</summary>
internal sealed record Bucket(string? Key, Instant Starts, Instant Ends);

/// <summary>
/// Cuts time in the workspace's zone. Databases know no zones alike, so the edges are made here and handed over as a table
/// <c>name (key, starts, ends)</c> to join with.
/// </summary>
internal static class Buckets
{
    /// <summary>The period as one.</summary>
    public static IReadOnlyList<Bucket> Whole(Question question, WorkspaceCalendar calendar) =>
        [new(Key: null, calendar.StartOf(question.From), calendar.StartOf(question.To))];

    /// <summary>The months of the period between the first and the last thing that happened; the outer ones cut at its edges.</summary>
    public static IReadOnlyList<Bucket> Months(Question question, WorkspaceCalendar calendar, Instant first, Instant last)
    {
        var from = Later(question.From, calendar.DayOf(first));
        var to = Earlier(question.To, calendar.DayOf(last).AddDays(1));
        return Cut(new DateOnly(from.Year, from.Month, 1), to, months: 1)
            .Select(month => new Bucket(
                month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                calendar.StartOf(Later(month, question.From)),
                calendar.StartOf(Earlier(month.AddMonths(1), question.To))))
            .ToList();
    }

    /// <summary>All quarters between two instants.</summary>
    public static IReadOnlyList<Bucket> Quarters(WorkspaceCalendar calendar, Instant first, Instant last)
    {
        var (from, to) = (calendar.DayOf(first), calendar.DayOf(last).AddDays(1));
        return Cut(new DateOnly(from.Year, (((from.Month - 1) / 3) * 3) + 1, 1), to, months: 3)
            .Select(quarter => new Bucket(
                string.Create(CultureInfo.InvariantCulture, $"{quarter.Year}Q{((quarter.Month - 1) / 3) + 1}"),
                calendar.StartOf(quarter),
                calendar.StartOf(quarter.AddMonths(3))))
            .ToList();
    }

    /// <summary>The table as a common table expression; its values become parameters.</summary>
    public static string Table(string name, IReadOnlyList<Bucket> buckets, Dictionary<string, object?> parameters)
    {
        if (buckets.Count == 0)
        {
            return $"{name} (key, starts, ends) as (select cast(null as text), cast(0 as bigint), cast(0 as bigint) where false)";
        }

        var rows = buckets.Select((bucket, i) =>
        {
            parameters[$"{name}Key{i}"] = bucket.Key;
            parameters[$"{name}Starts{i}"] = bucket.Starts.Milliseconds;
            parameters[$"{name}Ends{i}"] = bucket.Ends.Milliseconds;
            return $"(cast(@{name}Key{i} as text), cast(@{name}Starts{i} as bigint), cast(@{name}Ends{i} as bigint))";
        });
        return $"{name} (key, starts, ends) as (values {string.Join(", ", rows)})";
    }

    private static IEnumerable<DateOnly> Cut(DateOnly first, DateOnly to, int months)
    {
        for (var start = first; start < to; start = start.AddMonths(months))
        {
            yield return start;
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
