using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Imports.Rows;

/// <summary>
/// A file that was exported here, edited, and handed in again names its records by their own ids. In another workspace the same ids are only what another
/// system calls them.
/// </summary>
internal static class OwnIds
{
    /// <summary>Which of the drafts' ids are those of records of <paramref name="table"/>, a view of its owner.</summary>
    public static async Task<HashSet<Guid>> Find(Session session, string table, IEnumerable<IReadOnlyList<ExternalId>> drafts)
    {
        var ids = drafts.Select(Of).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0 ? [] : [.. await session.Query<Guid>($"select id from {table} where {session.In("id", "ids")}", new { ids })];
    }

    /// <summary>The id that a row's column <c>Id</c> gives, where it looks like one of ours.</summary>
    public static Guid? Of(IReadOnlyList<ExternalId> ids)
    {
        foreach (var id in ids)
        {
            if (id.Source is "id" && Guid.TryParseExact(id.Value, "D", out var own))
            {
                return own;
            }
        }

        return null;
    }

    public static ExternalId[] Without(IReadOnlyList<ExternalId> ids) => [.. ids.Where(id => id.Source is not "id")];
}
