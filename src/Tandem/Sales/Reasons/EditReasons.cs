using Tandem.Engines.Text;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Reasons;

/// <summary>Adds, renames, orders and removes reasons. Deals keep the words that they were closed with.</summary>
public static class EditReasons
{
    private const string Insert =
        """
        insert into sales_reasons (id, kind, label, label_key, position, archived_at, version)
        select @id, @kind, @label, @labelKey, coalesce(max(position), -1) + 1, null, 1
        from sales_reasons
        where kind = @kind
        """;

    // A reason that comes back is the old one.
    private const string Restore = "update sales_reasons set archived_at = null, label = @label, version = version + 1 where id = @id";

    private const string Select = "select id, version, kind, label, position from sales_reasons where id = @id and archived_at is null";

    private const string SelectByKey =
        "select id, version, kind, label, position, archived_at from sales_reasons where kind = @kind and label_key = @labelKey";

    private const string Update =
        """
        update sales_reasons
        set label = @label, label_key = @labelKey, position = @position, version = version + 1
        where id = @id
        """;

    private const string Archive = "update sales_reasons set archived_at = @now, version = version + 1 where id = @id";

    public sealed class Handler(Db db)
    {
        public Task<Result<Reason>> Add(JsonBody body, CancellationToken cancel) => db.Write<Result<Reason>>(async tx =>
        {
            var kind = body.OneOf("kind", ReasonRows.Loss, ReasonRows.Win);
            var label = body.Text("label", longest: 100);
            if (Missing(body, kind, label) is { } problem)
            {
                return problem;
            }

            var known = await tx.First<Known>(SelectByKey, new { kind, labelKey = TextKey.Of(label) });
            if (known is { ArchivedAt: null })
            {
                return Taken(known);
            }

            var id = known?.Id ?? Guid.CreateVersion7(tx.Now.ToDateTimeOffset());
            await tx.Execute(known is null ? Insert : Restore, new { id, kind, label, labelKey = TextKey.Of(label) });
            return (await tx.First<Reason>(Select, new { id }))!;
        }, cancel);

        public Task<Result<Reason>> Edit(Guid id, IfMatch ifMatch, JsonBody body, CancellationToken cancel) => db.Write<Result<Reason>>(async tx =>
        {
            if (await tx.First<Reason>(Select, new { id }) is not { } reason)
            {
                return Problem.NotFound("The reason");
            }

            if (!ifMatch.Allows(reason.Version))
            {
                return Problem.Stale(reason);
            }

            var label = body.Has("label") ? body.Text("label", longest: 100) : reason.Label;
            var position = body.Whole("position", 0, 1000) ?? reason.Position;
            if (Missing(body, reason.Kind, label) is { } problem)
            {
                return problem;
            }

            var labelKey = TextKey.Of(label);
            if (await tx.First<Known>(SelectByKey, new { reason.Kind, labelKey }) is { } known && known.Id != id)
            {
                return Taken(known);
            }

            await tx.Execute(Update, new { id, label, labelKey, position });
            return (await tx.First<Reason>(Select, new { id }))!;
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await tx.First<Reason>(Select, new { id }) is not { } reason)
            {
                return Problem.NotFound("The reason");
            }

            if (!ifMatch.Allows(reason.Version))
            {
                return Problem.Stale(reason);
            }

            await tx.Execute(Archive, new { id, now = tx.Now });
            return Done.Value;
        }, cancel);

        private static Problem? Missing(JsonBody body, string? kind, string? label)
        {
            if (kind is null)
            {
                body.Refuse("kind", "loss or win is expected.");
            }

            if (label is null)
            {
                body.Refuse("label", "A reason needs words.");
            }

            return body.Problem;
        }

        private static Problem Taken(Known known) =>
            Problem.Conflict("nameTaken", $"There is a reason {known.Label} already.", new { existing = known.Id });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/reasons", async (JsonBody body, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, cancel)).ToHttp(reason => reason.Version, StatusCodes.Status201Created))
            .Needs(Rights.Settings.Create)
            .Produces<Reason>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/reasons/{id:guid}", async (Guid id, IfMatch ifMatch, JsonBody body, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, cancel)).ToHttp(reason => reason.Version))
            .Needs(Rights.Settings.Edit)
            .Produces<Reason>();
        routes.MapDelete("/api/v1/reasons/{id:guid}", async (Guid id, IfMatch ifMatch, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, cancel)).ToHttp())
            .Needs(Rights.Settings.Delete);
    }

    private sealed class Known
    {
        public Guid Id { get; init; }

        public required string Label { get; init; }

        public Instant? ArchivedAt { get; init; }
    }
}
