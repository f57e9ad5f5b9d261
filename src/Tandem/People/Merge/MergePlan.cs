using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.People.Merge;

/// <summary>What the contact that stays will be: each field mine or the other's, the furthest stage, the earlier beginning.</summary>
internal sealed class MergePlan(ContactEntry mine, ContactEntry other, FieldSet fields)
{
    private readonly IReadOnlyList<MergeField> _fields = MergeField.All(fields);

    /// <summary>Field by field: whose value is kept unless somebody says otherwise.</summary>
    public IEnumerable<(MergeField Field, Kept Usual)> Usual => _fields.Select(one => (one, one.Usual(mine.Row, other.Row)));

    /// <summary>Reads what somebody picked; names of no field and other words are refused in <paramref name="body"/>.</summary>
    public Dictionary<string, Kept> Read(JsonBody body)
    {
        var picked = new Dictionary<string, Kept>(StringComparer.Ordinal);
        if (body.Raw("pick") is not { } raw)
        {
            return picked;
        }

        if (raw.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            body.Refuse("pick", "An object is expected: field → mine or other.");
            return picked;
        }

        var pick = new JsonBody(raw);
        foreach (var name in pick.Names)
        {
            if (!_fields.Any(field => field.Key == name) || pick.OneOf<Kept>(name) is not { } kept)
            {
                body.Refuse("pick", $"“{name}” is no field of which one could be picked, or neither mine nor other was said.");
            }
            else
            {
                picked[name] = kept;
            }
        }

        return picked;
    }

    /// <summary>Changes the row of the contact that stays, in memory.</summary>
    public void Apply(IReadOnlyDictionary<string, Kept> picked, Instant now)
    {
        var (row, from) = (mine.Row, other.Row);
        // What is usual is decided by the rows as they were.
        foreach (var (field, usual) in Usual.ToList())
        {
            if (picked.GetValueOrDefault(field.Key, usual) == Kept.Other)
            {
                field.Take(row, from);
            }
        }

        var furthest = MergeLedger.Furthest(mine.Before!, from);
        (row.LifecycleStage, row.LifecycleAt) = (furthest.LifecycleStage, furthest.LifecycleAt);
        row.CreatedAt = from.CreatedAt < row.CreatedAt ? from.CreatedAt : row.CreatedAt;
        row.SortName = TextKey.Of(row.Name);
        row.SearchKey = SearchText.OfContact(row, [.. mine.Emails, .. other.Emails]);
        row.UpdatedAt = now;
        row.Version++;
    }
}
