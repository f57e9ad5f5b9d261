using Tandem.People.Writing;
using Tandem.Platform.Http;

namespace Tandem.People.Merge;

/// <summary>What the record that stays will say: each field mine or the other's.</summary>
internal sealed class MergePlan<TRow>(TRow mine, TRow other, IReadOnlyList<MergeField<TRow>> fields)
    where TRow : ICustomized
{
    /// <summary>Field by field: whose value is kept unless somebody says otherwise.</summary>
    public IEnumerable<(MergeField<TRow> Field, Kept Usual)> Usual => fields.Select(one => (one, one.Usual(mine, other)));

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
            if (!fields.Any(field => field.Key == name) || pick.OneOf<Kept>(name) is not { } kept)
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

    /// <summary>Changes the row of the record that stays, in memory.</summary>
    public void Apply(IReadOnlyDictionary<string, Kept> picked)
    {
        // What is usual is decided by the rows as they were.
        foreach (var (field, usual) in Usual.ToList())
        {
            if (picked.GetValueOrDefault(field.Key, usual) == Kept.Other)
            {
                field.Take(mine, other);
            }
        }
    }
}
