using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Tags of contacts and companies: two spellings that read the same are one tag, in the spelling that came first.</summary>
internal static class TagChanges
{
    public static readonly Bulk<(TagRow Tag, string Object)> Insert = new("people_tags",
        new("subject_id", ColumnType.Uuid, row => row.Tag.Subject),
        new("object", ColumnType.Text, row => row.Object),
        new("tag_key", ColumnType.Text, row => row.Tag.Key),
        new("tag", ColumnType.Text, row => row.Tag.Tag));

    private const string DeleteOne = "delete from people_tags where subject_id = @p0 and tag_key = @p1";

    public static void Apply(
        Dictionary<string, string> known, IReadOnlyList<string> add, IReadOnlyList<string> remove, Guid subject, List<TagRow> added, List<TagRow> removed)
    {
        foreach (var tag in remove)
        {
            var key = TextKey.Of(tag);
            if (known.Remove(key, out var spelling) && added.RemoveAll(row => string.Equals(row.Key, key, StringComparison.Ordinal)) == 0)
            {
                removed.Add(new TagRow(subject, key, spelling));
            }
        }

        foreach (var tag in add)
        {
            var (key, spelling) = (TextKey.Of(tag), CleanText.Line(tag)!);
            if (known.TryAdd(key, spelling) && removed.RemoveAll(row => string.Equals(row.Key, key, StringComparison.Ordinal)) == 0)
            {
                added.Add(new TagRow(subject, key, spelling));
            }
        }
    }

    public static async Task Delete(Tx tx, IReadOnlyList<TagRow> rows)
    {
        foreach (var row in rows)
        {
            var command = tx.Prepared.Get(DeleteOne, parameterCount: 2, tx.Transaction);
            command.Parameters[0].Value = tx.Engine == DbEngine.Sqlite ? row.Subject.ToByteArray(bigEndian: true) : row.Subject;
            command.Parameters[1].Value = row.Key;
            await command.ExecuteNonQueryAsync();
        }
    }
}
