using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>
/// What recognised the one recognises the other from now on: addresses, domains, external ids, values of unique fields. A phone carries its owner in its key;
/// where both have the number, the one that goes keeps its line.
/// </summary>
internal sealed class IdentifierPart : MergePart
{
    private const string Select =
        """
        select i.kind, i.source, i.value
        from people_identifiers i
        where i.subject_kind = @subject and i.subject_id = @from
          and not (i.kind = 'phone' and exists (
            select 1 from people_identifiers o
            where o.value = i.value and o.kind = 'phone' and o.source = @toSource and o.subject_kind = @subject))
        """;

    private const string Repoint =
        """
        update people_identifiers
        set subject_id = @to, source = case when kind = 'phone' then @toSource else source end
        where subject_kind = @subject and subject_id = @from and kind = @kind and value = @value
          and source = case when kind = 'phone' then @fromSource else @source end
        """;

    public IdentifierPart(string kind)
        : base("people_identifiers", "subject_id") => Object = kind;

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var keys = (await tx.Query<Row>(Select, new { from, toSource = Source(to), subject = Object })).Select(row => new IdentifierKey(row.Kind, row.Source, row.Value)).ToArray();
        await Point(tx, from, to, keys);
        return JsonText.Of(keys);
    }

    public override Task Back(Tx tx, Guid from, Guid to, JsonText moved) => Point(tx, to, from, moved.As<IdentifierKey[]>());

    private async Task Point(Tx tx, Guid from, Guid to, IdentifierKey[] keys)
    {
        foreach (var key in keys)
        {
            await tx.Execute(Repoint, new { from, to, subject = Object, key.Kind, key.Source, key.Value, fromSource = Source(from), toSource = Source(to) });
        }
    }

    private static string Source(Guid owner) => owner.ToString("n");

    private sealed class Row
    {
        public required string Kind { get; init; }

        public required string Source { get; init; }

        public required string Value { get; init; }
    }
}
