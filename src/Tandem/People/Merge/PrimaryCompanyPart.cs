using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>
/// The company that lists show beside a person. The contact has changed by it: whoever has it open is told so on saving. Runs behind the memberships, and
/// before them on the way back, where it says again which of them is the primary one.
/// </summary>
internal sealed class PrimaryCompanyPart : MergePart
{
    // Ascending, as everywhere.
    private const string Select = "select id from people_contacts where company_id = @from order by id";

    private const string Repoint = "update people_contacts set company_id = @to, updated_at = @now, version = version + 1 where company_id = @from";

    public PrimaryCompanyPart()
        : base("people_contacts", "company_id") => Object = "company";

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var ids = await tx.Query<Guid>(Select + (tx.Engine == DbEngine.Postgres ? " for update" : ""), new { from });
        await tx.Execute(Repoint, new { from, to, now = tx.Now });
        return JsonText.Of(ids);
    }

    public override Task Back(Tx tx, Guid from, Guid to, JsonText moved) =>
        tx.Execute($"{Repoint.Replace("@from", "@mine", StringComparison.Ordinal)} and {tx.In("id", "ids")}", new { mine = to, to = from, now = tx.Now, ids = moved.As<Guid[]>() });
}

/// <summary>Companies that belong to it. One that would belong to itself by that belongs to nobody until the merge is taken back.</summary>
internal sealed class DaughtersPart : MergePart
{
    private const string Repoint = "update people_companies set parent_id = @to, updated_at = @now, version = version + 1 where parent_id = @from and id <> @to";

    private const string Return = "update people_companies set parent_id = @from, updated_at = @now, version = version + 1 where parent_id = @to";

    public DaughtersPart()
        : base("people_companies", "parent_id") => Object = "company";

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        var ids = await tx.Query<Guid>("select id from people_companies where parent_id = @from and id <> @to order by id", new { from, to });
        await tx.Execute(Repoint, new { from, to, now = tx.Now });
        return JsonText.Of(ids);
    }

    public override Task Back(Tx tx, Guid from, Guid to, JsonText moved) =>
        tx.Execute($"{Return} and {tx.In("id", "ids")}", new { from, to, now = tx.Now, ids = moved.As<Guid[]>() });
}
