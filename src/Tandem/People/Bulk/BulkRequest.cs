using System.Text.Json;
using Tandem.People.Lists;
using Tandem.People.Records;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Bulk;

/// <summary>Which records: by their ids, or all that a list shows.</summary>
/// <param name="Ids">These; null where a list is meant.</param>
/// <param name="Filter">The list's conditions.</param>
/// <param name="Q">What was typed into its search.</param>
public sealed record BulkSelection(IReadOnlyList<Guid>? Ids, JsonText? Filter, string? Q)
{
    private const int MaxIds = 10_000;

    internal Selection List => new(Q, Filter?.Value);

    internal static BulkSelection Read(JsonBody body)
    {
        if (body.Raw("select") is not { ValueKind: JsonValueKind.Object } sent)
        {
            body.Refuse("select", "Say which records: {ids: […]} or {filter, q}.");
            return new BulkSelection([], Filter: null, Q: null);
        }

        var select = new JsonBody(sent);
        if (!select.Has("ids"))
        {
            return new BulkSelection(Ids: null, select.Raw("filter") is { } filter ? new JsonText(filter.GetRawText()) : null, select.Text("q"));
        }

        var ids = new List<Guid>();
        foreach (var item in BodyLists.Items(select, "ids"))
        {
            if (item.ValueKind is JsonValueKind.String && item.TryGetGuid(out var id))
            {
                ids.Add(id);
            }
            else
            {
                select.Refuse("ids", "A list of ids is expected.");
            }
        }

        if (select.Problem is not null || ids.Count is 0 or > MaxIds)
        {
            body.Refuse("select", "Between 1 and 10,000 ids are expected; for more, select by filter.");
        }

        return new BulkSelection([.. ids.Distinct()], Filter: null, Q: null);
    }
}

/// <summary>What is to become of each record.</summary>
/// <param name="Set">Values by field, as in an edit; null empties.</param>
/// <param name="AddTags">Tags to put on.</param>
/// <param name="RemoveTags">Tags to take off.</param>
/// <param name="Archive">Whether the records are put away.</param>
/// <param name="Reason">Why a stage goes back; without one only steps forward are taken.</param>
public sealed record BulkChange(JsonText Set, IReadOnlyList<string> AddTags, IReadOnlyList<string> RemoveTags, bool Archive, string? Reason)
{
    /// <summary>The values to set, to be read again and again.</summary>
    internal JsonBody SetBody => new(JsonSerializer.Deserialize<JsonElement>(Set.Value));

    /// <summary>The fields to set.</summary>
    internal IReadOnlyList<string> Keys => [.. JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Set.Value)!.Keys];

    internal static BulkChange? Read(JsonBody body)
    {
        if (body.Raw("change") is not { ValueKind: JsonValueKind.Object } sent)
        {
            body.Refuse("change", "Say what to change: set, addTags, removeTags, archive.");
            return null;
        }

        var change = new JsonBody(sent);
        var set = change.Raw("set");
        if (set is { ValueKind: not JsonValueKind.Object })
        {
            change.Refuse("set", "An object of values by field is expected.");
        }

        var read = new BulkChange(
            set is { ValueKind: JsonValueKind.Object } values ? new JsonText(values.GetRawText()) : JsonText.EmptyObject,
            BodyLists.Texts(change, "addTags"),
            BodyLists.Texts(change, "removeTags"),
            change.Flag("archive") ?? false,
            change.Text("reason", longest: 1000));
        if (change.Problem is { } problem)
        {
            body.Refuse("change", problem.Message);
        }
        else if (read is { Keys.Count: 0, AddTags.Count: 0, RemoveTags.Count: 0, Archive: false })
        {
            body.Refuse("change", "There is nothing to change.");
        }

        return read;
    }
}

/// <summary>Who asked for a job, as far as its work needs it: what somebody may do is decided when they ask.</summary>
internal sealed record BulkCaller(Guid? UserId, string Actor, Role Role, IReadOnlyList<Guid> Team, IReadOnlyList<TokenScope>? Token)
{
    public static BulkCaller Of(Caller caller) => new(caller.UserId, caller.Actor, caller.Role, caller.Team, caller.Token is null ? null : [.. caller.Token]);

    public Caller ToCaller() => new()
    {
        UserId = UserId,
        Actor = Actor,
        Role = Role,
        Team = Team,
        Token = Token is null ? null : new HashSet<TokenScope>(Token),
    };
}

/// <summary>What a bulk job is to do.</summary>
internal sealed record BulkPayload(string Object, BulkSelection Select, BulkChange Change, Guid Until, BulkCaller By);
