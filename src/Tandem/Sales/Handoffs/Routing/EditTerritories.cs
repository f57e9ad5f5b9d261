using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Territories: whose leads are whose, before turns are taken.</summary>
public static class EditTerritories
{
    private const int Longest = 500;

    private const string Insert =
        """
        insert into sales_territories (id, name, position, countries, industries, employees_from, employees_to, members, version)
        values (@id, @name, @position, @countries, @industries, @employeesFrom, @employeesTo, @members, 1)
        """;

    private const string Update =
        """
        update sales_territories
        set name = @name, position = @position, countries = @countries, industries = @industries, employees_from = @employeesFrom,
          employees_to = @employeesTo, members = @members, version = version + 1
        where id = @id
        """;

    /// <summary>What may be sent; what is left out stays as it is, and a list without anything in it asks nothing.</summary>
    public sealed record Command(
        string? Name, int? Position, IReadOnlyList<string>? Countries, IReadOnlyList<string>? Industries, int? EmployeesFrom, int? EmployeesTo, IReadOnlyList<Guid>? Members);

    public sealed class Handler(Db db)
    {
        public Task<Page<Territory>> List(CancellationToken cancel) =>
            db.Read(async session => new Page<Territory>(await TerritoryTable.All(session), Next: null), cancel);

        public Task<Result<Territory>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Territory>>(async tx =>
        {
            var all = await TerritoryTable.All(tx);
            var empty = new Territory
            {
                Id = OrderedId.Next(tx.Now),
                Version = 1,
                Name = "",
                Position = all.Count,
                Countries = [],
                Industries = [],
                Members = [],
            };
            return await Save(tx, body, caller, empty, Insert, "create");
        }, cancel);

        public Task<Result<Territory>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Territory>>(async tx =>
        {
            var before = (await TerritoryTable.All(tx)).FirstOrDefault(territory => territory.Id == id);
            if (before is null)
            {
                return Problem.NotFound("The territory");
            }

            return ifMatch.Allows(before.Version) ? await Save(tx, body, caller, before, Update, "update") : Problem.Stale(before);
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if ((await TerritoryTable.All(tx)).FirstOrDefault(territory => territory.Id == id) is not { } before)
            {
                return Problem.NotFound("The territory");
            }

            await tx.Execute("delete from sales_territories where id = @id", new { id });
            await tx.Execute("delete from sales_turns where pool = @pool", new { pool = id.ToString() });
            await Audit.Write(tx, caller, new AuditEntry("delete", "territory", id) { Before = before });
            return Done.Value;
        }, cancel);

        private static async Task<Result<Territory>> Save(Tx tx, JsonBody body, Caller caller, Territory before, string sql, string verb)
        {
            var after = await Read(tx, body, before);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(sql, new
            {
                after.Id,
                after.Name,
                after.Position,
                countries = JsonText.Of(after.Countries),
                industries = JsonText.Of(after.Industries),
                after.EmployeesFrom,
                after.EmployeesTo,
                members = JsonText.Of(after.Members),
            });
            var saved = (await TerritoryTable.All(tx)).First(territory => territory.Id == after.Id);
            await Audit.Write(tx, caller, new AuditEntry(verb, "territory", after.Id) { Before = verb == "create" ? null : before, After = saved });
            return saved;
        }

        private static async Task<Territory> Read(Tx tx, JsonBody body, Territory before)
        {
            var after = before with
            {
                Name = body.Has("name") ? body.Text("name", longest: 100) ?? "" : before.Name,
                Position = body.Whole("position", 0, 10_000) ?? before.Position,
                Countries = body.Has("countries") ? body.Texts("countries") : before.Countries,
                Industries = body.Has("industries") ? body.Texts("industries") : before.Industries,
                EmployeesFrom = body.Has("employeesFrom") ? body.Whole("employeesFrom", 0, int.MaxValue) : before.EmployeesFrom,
                EmployeesTo = body.Has("employeesTo") ? body.Whole("employeesTo", 0, int.MaxValue) : before.EmployeesTo,
                Members = body.Has("members") ? await Members(tx, body) : before.Members,
            };
            Check(body, after);
            return after;
        }

        private static void Check(JsonBody body, Territory after)
        {
            if (after.Name.Length == 0)
            {
                body.Refuse("name", "A territory needs a name.");
            }

            if (after.EmployeesFrom > after.EmployeesTo)
            {
                body.Refuse("employeesTo", "The greatest size is below the least.");
            }

            if (after.Members.Count == 0)
            {
                body.Refuse("members", "Somebody must take the leads of a territory.");
            }

            if (after.Countries.Count > Longest || after.Industries.Count > Longest)
            {
                body.Refuse("countries", $"At most {Longest} countries and industries.");
            }
        }

        private static async Task<IReadOnlyList<Guid>> Members(Tx tx, JsonBody body)
        {
            var wanted = body.Texts("members").Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().ToArray();
            var known = await tx.Query<Guid>($"select id from access_public_users where {tx.In("id", "wanted")} order by id", new { wanted });
            if (known.Count < wanted.Length)
            {
                body.Refuse("members", "Not all of these users were found.");
            }

            return known;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/territories", async (Handler handler, CancellationToken cancel) => ((Result<Page<Territory>>)await handler.List(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<Page<Territory>>();
        routes.MapPost("/api/v1/territories", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(territory => territory.Version, StatusCodes.Status201Created))
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<Territory>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/territories/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(territory => territory.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<Territory>();
        routes.MapDelete("/api/v1/territories/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit);
    }
}
