using System.Globalization;
using Tandem.Platform.Data;

namespace Tandem.Platform.Operations;

/// <summary>What a check found.</summary>
/// <param name="Holds">Whether all is well.</param>
/// <param name="Detail">How much was looked at, or what is wrong.</param>
public readonly record struct Finding(bool Holds, string Detail);

/// <summary>Something that must be true of the stored data at any moment; <c>verify</c> asks all of them. Modules register theirs.</summary>
/// <param name="Name">What must be true, in a few words.</param>
/// <param name="Look">Looks; one statement sees one state, so it may run beside a server.</param>
public sealed record DataCheck(string Name, Func<Session, Task<Finding>> Look)
{
    /// <summary>No row may answer <paramref name="wrong"/>, a query for the <c>id</c>s of rows that contradict others.</summary>
    public static DataCheck None(string name, string wrong) => new(name, async session =>
    {
        var ids = await session.Query<Guid>($"select w.id from ({wrong}) w order by w.id limit 1001");
        return ids.Count == 0
            ? new Finding(Holds: true, "yes")
            : new Finding(Holds: false, string.Create(CultureInfo.InvariantCulture, $"{(ids.Count > 1000 ? "more than 1000" : ids.Count)} wrong, for example {string.Join(", ", ids.Take(3))}"));
    });

    /// <summary>How many there are of something: never wrong, but good to see.</summary>
    public static DataCheck Count(string name, string count) => new(name, async session =>
        new Finding(Holds: true, (await session.Scalar<long>(count)).ToString("N0", CultureInfo.InvariantCulture)));
}
