using System.Net.Http.Json;
using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

/// <summary>
/// Walks every route of a record for every role and for rows of one's own, of the team, of strangers and of nobody: a row that one may not see
/// answers 404, and one that one may only see is not changed. A new route below these is walked without a word here.
/// </summary>
public sealed class RowReachTests
{
    private static readonly Kind[] Kinds =
    [
        new("/api/v1/contacts", Rights.Contacts, owner => new { firstName = "Row", lastName = Guid.NewGuid().ToString("n"), ownerId = owner }),
        new("/api/v1/companies", Rights.Companies, owner => new { name = Guid.NewGuid().ToString("n"), ownerId = owner }),
        new("/api/v1/deals", Rights.Deals, owner => new { name = "Row", amount = 1, currency = "USD", ownerId = owner }),
    ];

    /// <summary>Routes that refuse an empty body before they look for the row, with one that they take.</summary>
    private static readonly Dictionary<string, Func<Staff, object>> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/contacts/{id:guid}/notes"] = _ => new { body = "A note." },
        ["POST /api/v1/companies/{id:guid}/notes"] = _ => new { body = "A note." },
        ["POST /api/v1/deals/{id:guid}/stage"] = staff => new { stageId = staff.StageId },
    };

    /// <summary>Routes that ask for the right to edit, for whatever rows, and are open on every row that one may see: a note is not a change.</summary>
    private static readonly string[] SeenIsEnough = ["POST /api/v1/contacts/{id:guid}/notes", "POST /api/v1/companies/{id:guid}/notes"];

    [Theory, DatabaseData]
    public async Task Rows_out_of_reach_answer_404_and_rows_within_reach_do_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var staff = await Staff.Hire(world);
        var endpoints = RegisteredEndpoint.All(world);
        var wrong = new List<string>();
        foreach (var kind in Kinds.Where(kind => endpoints.Any(endpoint => endpoint.Method == "POST" && endpoint.Route == kind.Collection)))
        {
            foreach (var (whose, owner) in staff.Owners)
            {
                wrong.AddRange(await Walk(world, staff, kind, (whose, owner), [.. endpoints.Where(kind.IsOfOneRow)]));
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<List<string>> Walk(World world, Staff staff, Kind kind, (string Whose, Func<Role, Guid?> Owner) row, RegisteredEndpoint[] endpoints)
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var caller = staff.Callers[role];
            var owner = row.Owner(role);
            using var client = world.Client(caller);
            var id = await Create(staff.AdminClient, kind, owner);
            foreach (var endpoint in endpoints.Where(endpoint => caller.May(endpoint.Policy!.Right!)))
            {
                using var request = endpoint.Request(id, Bodies.GetValueOrDefault($"{endpoint.Method} {endpoint.Route}")?.Invoke(staff));
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (Complaint(kind, endpoint, caller, owner, (int)answer.StatusCode) is { } complaint)
                {
                    wrong.Add($"{EnumText.Of(role)}, {row.Whose}: {endpoint} {complaint}, is {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }

                id = endpoint.ChangesSomething ? await Create(staff.AdminClient, kind, owner) : id;
            }
        }

        return wrong;
    }

    private static string? Complaint(Kind kind, RegisteredEndpoint endpoint, Caller caller, Guid? owner, int status)
    {
        var right = endpoint.Policy!.Right!;
        if (!caller.May(kind.Rights.Read, owner))
        {
            return status == 404 ? null : "should be 404";
        }

        if (right.Object != kind.Rights.Object)
        {
            return null;
        }

        if (!caller.May(right, owner) && !SeenIsEnough.Contains($"{endpoint.Method} {endpoint.Route}"))
        {
            return status is 403 or 404 ? null : "should be refused";
        }

        // A second hole names something that is not there, so a 404 is right then.
        var isReached = status is not (401 or 403 or >= 500) && (status != 404 || endpoint.Holes.Count > 1);
        return isReached ? null : "should be reached";
    }

    private static async Task<Guid> Create(HttpClient admin, Kind kind, Guid? owner)
    {
        using var answer = await admin.PostAsync(kind.Collection, JsonContent.Create(kind.Body(owner)));
        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(201, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();
    }

    private sealed record Kind(string Collection, ObjectRights Rights, Func<Guid?, object> Body)
    {
        public bool IsOfOneRow(RegisteredEndpoint endpoint) =>
            endpoint.Route.StartsWith(Collection + "/{", StringComparison.Ordinal) && endpoint.Policy is { Right: not null };
    }

    /// <summary>One user of each role in one team, and a stranger.</summary>
    private sealed record Staff(IReadOnlyDictionary<Role, Caller> Callers, Guid Mate, Guid Stranger, Guid StageId, HttpClient AdminClient)
    {
        public (string Whose, Func<Role, Guid?> Owner)[] Owners =>
            [("an own row", role => Callers[role].UserId), ("a row of the team", _ => Mate), ("a stranger's row", _ => Stranger), ("nobody's row", _ => null)];

        public static async Task<Staff> Hire(World world)
        {
            var roles = Enum.GetValues<Role>();
            var drafts = roles.Select(role => new UserDraft($"The {role}") { Manager = "Boss" }).Append(new("Mate") { Manager = "Boss" }).Append(new("Stranger"));
            var written = await world.Db.Write(tx => UserWriter.Write(tx, Caller.System, [.. drafts]));
            var ids = written.Rows.Select(row => row.Id!.Value).ToArray();
            var team = await world.Db.Read(session => Users.TeamOf(session, ids[0]));
            var callers = roles.Zip(ids).ToDictionary(
                pair => pair.First, pair => new Caller { Actor = $"user:{pair.Second}", UserId = pair.Second, Role = pair.First, Team = team });
            var admin = world.Client(callers[Role.Admin]);
            // The first deal brings the starter pipelines.
            await admin.PostAsync("/api/v1/deals", JsonContent.Create(new { name = "First" })).ShouldBeOk();
            var pipelines = await admin.GetAsync("/api/v1/pipelines").Json();
            var stage = pipelines.GetProperty("items")[0].GetProperty("stages")[1].GetProperty("id").GetGuid();
            return new Staff(callers, ids[^2], ids[^1], stage, admin);
        }
    }
}
