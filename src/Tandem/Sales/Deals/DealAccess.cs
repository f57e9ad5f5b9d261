using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>The way from an id to a deal that the caller may change, and to records that the caller may mention.</summary>
public sealed class DealAccess(DealReader reader)
{
    /// <summary>
    /// The deal, locked. One out of reach is not found; one within sight but not within reach of <paramref name="right"/> is forbidden; one that
    /// somebody else has changed is stale.
    /// </summary>
    internal async Task<Result<Deal>> Find(Tx tx, Caller caller, Guid id, Right right, IfMatch ifMatch)
    {
        if (await DealLoader.LoadOne(tx, id) is not { } deal || !caller.May(Rights.Deals.Read, deal.Row.OwnerId))
        {
            return Problem.NotFound("The deal");
        }

        if (!caller.May(right, deal.Row.OwnerId))
        {
            return Problem.Forbidden("You may see this deal, but not do this to it.");
        }

        return ifMatch.Allows(deal.Row.Version) ? deal : Problem.Stale((await reader.Find(tx, caller, id))!);
    }

    /// <summary>The deal as it is now, for the answer.</summary>
    internal async Task<Result<DealView>> Show(Tx tx, Caller caller, Guid id) =>
        await reader.Find(tx, caller, id) is { } view ? view : Problem.NotFound("The deal");

    /// <summary>Refuses people, companies and users that are not there or that the caller may not see.</summary>
    internal static async Task<Problem?> CheckMentioned(Tx tx, Caller caller, Mentioned mentioned)
    {
        if (mentioned.CompanyId is { } company
            && await tx.Scalar<long>($"select count(*) from people_public_companies co where co.id = @id and {caller.Reach(tx, Rights.Companies.Read, "co.owner_id")}", With(caller, company)) == 0)
        {
            return Problem.Invalid("companyId", "The company was not found.");
        }

        foreach (var contact in mentioned.ContactIds)
        {
            if (await tx.Scalar<long>($"select count(*) from people_public_contacts c where c.id = @id and {caller.Reach(tx, Rights.Contacts.Read, "c.owner_id")}", With(caller, contact)) == 0)
            {
                return Problem.Invalid("contacts", "The contact was not found.");
            }
        }

        return mentioned.OwnerId is { } owner && await tx.Scalar<long>("select count(*) from access_public_users where id = @owner", new { owner }) == 0
            ? Problem.Invalid("ownerId", "The user was not found.")
            : null;
    }

    private static Dictionary<string, object?> With(Caller caller, Guid id) => new(caller.Parameters, StringComparer.Ordinal) { ["id"] = id };
}

/// <summary>What a change of a deal refers to.</summary>
internal sealed record Mentioned(Guid? CompanyId, IReadOnlyList<Guid> ContactIds, Guid? OwnerId);
