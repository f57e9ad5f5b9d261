using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;
using Tandem.Sales.Reasons;

namespace Tandem.Sales.Deals.Bulk;

/// <summary>The deals that a bulk change is about, and whether the change can be made to any of them.</summary>
public sealed class BulkDealSet(DealQuery query, FieldDefinitions fields)
{
    /// <summary>Their ids in order, behind <paramref name="after"/> and up to <paramref name="until"/>; or what is wrong with the selection or the change.</summary>
    internal async Task<Result<Guid[]>> Ids(Session session, Caller caller, BulkSelection select, BulkChange change, Guid after, Guid until)
    {
        if (await Wrong(session, change) is { } wrong)
        {
            return wrong;
        }

        var found = await query.Condition(session, caller, select.List, Rights.Deals.Bulk);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        var condition = found.Value!;
        var among = "";
        if (select.Ids is { } ids)
        {
            condition.Parameters["ids"] = ids.ToArray();
            among = $" and {session.In("d.id", "ids")}";
        }

        condition.Parameters["afterId"] = after;
        condition.Parameters["untilId"] = until;
        var rows = await session.Query<Guid>(
            $"""
            select d.id
            from sales_deals d
            join sales_stages s on s.id = d.stage_id
            where {condition.Sql}{among} and d.id > @afterId and d.id <= @untilId
            order by d.id
            """, condition.Parameters);
        return rows.ToArray();
    }

    /// <summary>The tags of a deal as they will be.</summary>
    internal static IEnumerable<string> Tags(IReadOnlyList<string> tags, BulkChange change)
    {
        var removed = change.RemoveTags.Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
        return tags.Where(tag => !removed.Contains(TextKey.Of(tag))).Concat(change.AddTags).DistinctBy(TextKey.Of, StringComparer.Ordinal);
    }

    private async Task<Problem?> Wrong(Session session, BulkChange change)
    {
        var set = new JsonBody(change.Values);
        var fieldSet = await fields.Of(session, "deal");
        var draft = change.Draft(set, fieldSet);
        foreach (var field in fieldSet.All.Where(field => field.IsUnique && draft.Custom?.ContainsKey(field.Id) is true))
        {
            set.Refuse($"custom.{field.Key}", $"“{field.Label}” is another value for each deal.");
        }

        if (draft.OwnerId is { } owner && await session.Scalar<long>("select count(*) from access_public_users where id = @owner", new { owner }) == 0)
        {
            set.Refuse("ownerId", "The user was not found.");
        }

        if (draft.StageId is { } stageId)
        {
            var stage = (await PipelineSet.Load(session)).FindStage(stageId);
            if (stage is null)
            {
                set.Refuse("stageId", "There is no such stage.");
            }
            else if (stage.Category == StageCategory.Lost && draft.LossReason is null)
            {
                set.Refuse("lossReason", "Say why the deals were lost.");
            }
        }

        if (draft.LossReason is { } reason && await ReasonRows.Find(session, ReasonRows.Loss, reason) is null)
        {
            set.Refuse("lossReason", "This is none of the reasons in the list.");
        }

        return set.Problem ?? DealInput.Read(draft, fieldSet).Problem;
    }
}
