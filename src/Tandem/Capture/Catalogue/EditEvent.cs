using Tandem.Access.Public;
using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Catalogue;

/// <summary>What the team says about an event: what it is called and means, whether it counts as a conversion, whether it is refused from now on.</summary>
public static class EditEvent
{
    private const int LongestName = 1024;

    private const string Upsert =
        """
        insert into capture_event_settings (name, label, description, blocked, conversion, updated_by, updated_at, version)
        values (@name, @label, @description, @blocked, @conversion, @actor, @now, 1)
        on conflict (name) do update set label = excluded.label, description = excluded.description, blocked = excluded.blocked,
          conversion = excluded.conversion, updated_by = excluded.updated_by, updated_at = excluded.updated_at, version = capture_event_settings.version + 1
        """;

    /// <summary>The event by its name on the log, and what is to change; what is left out stays as it is, null empties a text.</summary>
    public sealed record Command(string Name, string? Label, string? Description, bool? Blocked, bool? Conversion);

    public sealed class Handler(Db db, EventDescriptions descriptions, BlockedEvents blocked)
    {
        public Task<Result<CatalogueItem>> Handle(JsonBody body, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<CatalogueItem>>(async tx =>
        {
            if (body.Text("name", LongestName) is not { } name)
            {
                return Problem.Invalid("name", "Which event?");
            }

            var before = await Find(tx, name);
            if (before is not null && !ifMatch.Allows(before.Version))
            {
                return Problem.Stale(before);
            }

            var change = Read(body, name, before, caller, tx.Now);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Upsert, change);
            tx.AfterCommit(blocked.Forget);
            var after = (await Find(tx, name))!;
            await Audit.Write(tx, caller, new AuditEntry("update", "event", name) { Before = before, After = after });
            return after;
        }, cancel);

        private object Read(JsonBody body, string name, CatalogueItem? before, Caller caller, Instant now)
        {
            var isBlocked = body.Flag("blocked") ?? before?.Blocked ?? false;
            if (isBlocked && descriptions.IsDescribed(name) && !descriptions.Of(name).IsPersonsOwn)
            {
                body.Refuse("blocked", "Tandem writes this event itself; it cannot be refused.");
            }

            return new
            {
                name,
                label = body.Has("label") ? body.Text("label", longest: 200) : before?.Label is { } label && label != EventDescriptions.NameOf(name) ? label : null,
                description = body.Has("description") ? body.Text("description", longest: 1000) : before?.Description,
                blocked = isBlocked,
                conversion = body.Flag("conversion") ?? before?.Conversion ?? false,
                caller.Actor,
                now,
            };
        }

        private static async Task<CatalogueItem?> Find(Session session, string name) => (await CatalogueReader.Read(session)).FirstOrDefault(item => item.Name == name);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/events/catalogue", async (JsonBody body, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, ifMatch, caller, cancel)).ToHttp(item => item.Version))
            .Needs(Rights.Agreements.Edit)
            .WithTags("Events")
            .Accepts<Command>("application/json")
            .Produces<CatalogueItem>();
}
