using System.Globalization;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Days on which somebody is away; both are included.</summary>
public sealed class Absence
{
    /// <summary>The absence.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who is away.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The first day, yyyy-mm-dd.</summary>
    public required string FromDay { get; init; }

    /// <summary>The last day, yyyy-mm-dd.</summary>
    public required string ToDay { get; init; }

    /// <summary>What others may know about it.</summary>
    public string? Note { get; init; }
}

/// <summary>Absences: everybody enters their own, those who may change agreements enter anybody's.</summary>
public static class EditAbsences
{
    private const string Columns = "id, user_id, from_day, to_day, note";

    private const string Insert =
        """
        insert into sales_absences (id, user_id, from_day, to_day, note, created_by, created_at)
        values (@id, @user, @from, @to, @note, @actor, @now)
        """;

    /// <summary>Who (oneself unless said), from when to when (yyyy-mm-dd, both included).</summary>
    public sealed record Command(Guid? UserId, string FromDay, string ToDay, string? Note);

    public sealed class Handler(Db db)
    {
        public Task<Page<Absence>> List(CancellationToken cancel) => db.Read(async session => new Page<Absence>(
            await session.Query<Absence>($"select {Columns} from sales_absences order by to_day desc, id limit 500"), Next: null), cancel);

        public Task<Result<Absence>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Absence>>(async tx =>
        {
            var (user, from, to, note) = (body.Id("userId") ?? caller.UserId, body.Day("fromDay"), body.Day("toDay"), body.Text("note", longest: 200));
            if (from is null || to is null || to < from || to.Value.Year > 2200)
            {
                body.Refuse("toDay", "A first and a last day are needed, written yyyy-mm-dd, the last not before the first.");
            }

            if (user is null || await tx.Scalar<long>("select count(*) from access_public_users where id = @user", new { user }) == 0)
            {
                body.Refuse("userId", "The user was not found.");
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            if (!MayEnter(caller, user!.Value))
            {
                return Problem.Forbidden("You may enter your own absences.");
            }

            var id = OrderedId.Next(tx.Now);
            await tx.Execute(Insert, new { id, user, from = Text(from!.Value), to = Text(to!.Value), note, caller.Actor, now = tx.Now });
            var added = (await Find(tx, id))!;
            await Audit.Write(tx, caller, new AuditEntry("create", "absence", id) { After = added });
            return added;
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await Find(tx, id) is not { } absence)
            {
                return Problem.NotFound("The absence");
            }

            if (!MayEnter(caller, absence.UserId))
            {
                return Problem.Forbidden("You may take back your own absences.");
            }

            await tx.Execute("delete from sales_absences where id = @id", new { id });
            await Audit.Write(tx, caller, new AuditEntry("delete", "absence", id) { Before = absence });
            return Done.Value;
        }, cancel);

        private static bool MayEnter(Caller caller, Guid user) => user == caller.UserId || caller.May(Rights.Agreements.Edit);

        private static Task<Absence?> Find(Session session, Guid id) => session.First<Absence>($"select {Columns} from sales_absences where id = @id", new { id });

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/absences", async (Handler handler, CancellationToken cancel) => ((Result<Page<Absence>>)await handler.List(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<Page<Absence>>();
        routes.MapPost("/api/v1/absences", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Tasks.Create)
            .Accepts<Command>("application/json")
            .Produces<Absence>(StatusCodes.Status201Created);
        routes.MapDelete("/api/v1/absences/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, caller, cancel)).ToHttp())
            .Needs(Rights.Tasks.Delete);
    }
}
