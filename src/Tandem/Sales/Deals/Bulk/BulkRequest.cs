using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals.Bulk;

/// <summary>Which deals: by their ids, or all that a list shows.</summary>
/// <param name="Ids">These; null where a list is meant.</param>
/// <param name="Filter">The list's conditions.</param>
/// <param name="Q">What was typed into its search.</param>
public sealed record BulkSelection(IReadOnlyList<Guid>? Ids, JsonText? Filter, string? Q)
{
    private const int MostIds = 10_000;

    internal DealSelection List => new(Q, Filter?.Value, Archived: false);

    internal static BulkSelection Read(JsonBody body)
    {
        if (body.Raw("select") is not { ValueKind: JsonValueKind.Object } sent)
        {
            body.Refuse("select", "Say which deals: {ids: […]} or {filter, q}.");
            return new([], Filter: null, Q: null);
        }

        var select = new JsonBody(sent);
        if (!select.Has("ids"))
        {
            return new(Ids: null, select.Raw("filter") is { } filter ? new JsonText(filter.GetRawText()) : null, select.Text("q"));
        }

        var ids = select.Texts("ids").Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().ToList();
        if (ids.Count is 0 or > MostIds || ids.Contains(Guid.Empty))
        {
            body.Refuse("select", "Between 1 and 10,000 ids are expected; for more, select by filter.");
        }

        return new(ids, Filter: null, Q: null);
    }
}

/// <summary>What is to become of each deal.</summary>
/// <param name="Set">Values by field, as in an edit; null empties.</param>
/// <param name="AddTags">Tags to put on.</param>
/// <param name="RemoveTags">Tags to take off.</param>
/// <param name="Archive">Whether the deals are put away.</param>
public sealed record BulkChange(JsonText Set, IReadOnlyList<string> AddTags, IReadOnlyList<string> RemoveTags, bool Archive)
{
    /// <summary>What can be set for many deals at once: nothing that is each one's own, such as names and amounts.</summary>
    private static readonly string[] Settable = ["ownerId", "stageId", "expectedCloseDate", "probability", "product", "nextStep", "lossReason", "winReason", "custom"];

    internal JsonElement Values => JsonSerializer.Deserialize<JsonElement>(Set.Value);

    /// <summary>What each deal is to get.</summary>
    internal DealDraft Draft(JsonBody set, FieldSet fields) => DealBody.Read(set, fields) with
    {
        Tags = AddTags,
        RemoveTags = RemoveTags,
        Archived = Archive ? true : null,
    };

    internal static BulkChange? Read(JsonBody body)
    {
        if (body.Raw("change") is not { ValueKind: JsonValueKind.Object } sent)
        {
            body.Refuse("change", "Say what to change: set, addTags, removeTags, archive.");
            return null;
        }

        var change = new JsonBody(sent);
        var set = change.Raw("set") ?? JsonSerializer.SerializeToElement(new { });
        if (set.ValueKind != JsonValueKind.Object)
        {
            body.Refuse("change", "set is an object of values by field.");
            return null;
        }

        var read = new BulkChange(new JsonText(set.GetRawText()), change.Texts("addTags"), change.Texts("removeTags"), change.Flag("archive") ?? false);
        var names = new JsonBody(set).Names;
        if (names.FirstOrDefault(name => !Settable.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            body.Refuse("change", $"{unknown} cannot be set for many deals at once. What can: {string.Join(", ", Settable)}.");
        }
        else if (change.Problem is { } problem)
        {
            body.Refuse("change", problem.Message);
        }
        else if (names.Count == 0 && read is { AddTags.Count: 0, RemoveTags.Count: 0, Archive: false })
        {
            body.Refuse("change", "There is nothing to change.");
        }

        return read;
    }
}

/// <summary>Who asked for the job, as far as its work needs it: what somebody may do is decided when they ask.</summary>
internal sealed record AskedBy(Guid? UserId, string Actor, Role Role, IReadOnlyList<Guid> Team, IReadOnlyList<TokenScope>? Token)
{
    public static AskedBy Of(Caller caller) => new(caller.UserId, caller.Actor, caller.Role, caller.Team, caller.Token is null ? null : [.. caller.Token]);

    public Caller ToCaller() => new()
    {
        UserId = UserId,
        Actor = Actor,
        Role = Role,
        Team = Team,
        Token = Token is null ? null : new HashSet<TokenScope>(Token),
    };
}

/// <summary>What a bulk job is to do: deals made after <paramref name="Until"/> are left out.</summary>
internal sealed record BulkPayload(BulkSelection Select, BulkChange Change, Guid Until, AskedBy By);
