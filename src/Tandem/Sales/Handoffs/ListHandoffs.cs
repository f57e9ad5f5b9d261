using Tandem.Engines.Segments;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Handoffs;

/// <summary>Handoffs of one state, the most urgent first; those that have ended, the latest first.</summary>
public static class ListHandoffs
{
    /// <summary>Which, and which page.</summary>
    public sealed record Query
    {
        /// <summary>waiting (sent), accepted, or closed; waiting unless asked.</summary>
        public string? State { get; init; }

        /// <summary>me, nobody, or a user's id; everybody's within reach unless asked.</summary>
        public string? Owner { get; init; }

        /// <summary>Only this person's.</summary>
        public Guid? ContactId { get; init; }

        /// <summary>Where the page before ended.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many.</summary>
        public int? Limit { get; init; }
    }

    /// <summary>How many wait and how many are being worked on.</summary>
    public sealed class Counts
    {
        /// <summary>Waiting for an answer, within reach.</summary>
        public long Waiting { get; init; }

        /// <summary>Of these, mine.</summary>
        public long MineWaiting { get; init; }

        /// <summary>Of these, nobody's.</summary>
        public long Unassigned { get; init; }

        /// <summary>Mine to work on.</summary>
        public long MineAccepted { get; init; }
    }

    public sealed class Handler(Db db, HandoffReader reader)
    {
        private static readonly Dictionary<string, (string Condition, SortColumn Sort)> States = new(StringComparer.Ordinal)
        {
            ["waiting"] = ("h.state = 'sent'", new SortColumn("acceptBy", "h.accept_by", SortType.Whole)),
            ["accepted"] = ("h.state = 'accepted'", new SortColumn("acceptedAt", "h.accepted_at", SortType.Whole)),
            ["closed"] = ("h.state in ('rejected', 'expired', 'qualified', 'recycled')", new SortColumn("closedAt", "h.closed_at", SortType.Whole) { Descending = true }),
        };

        public Task<Result<Page<HandoffView>>> Handle(Query wanted, Caller caller, CancellationToken cancel) => db.Read<Result<Page<HandoffView>>>(async session =>
        {
            if (!States.TryGetValue(wanted.State ?? "waiting", out var state))
            {
                return Problem.Invalid("state", $"One of {string.Join(", ", States.Keys)} is expected.");
            }

            var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal);
            if (Owner(wanted.Owner, caller, args) is not { } owner)
            {
                return Problem.Invalid("owner", "me, nobody or a user's id is expected.");
            }

            var where = $"{state.Condition} and {caller.Reach(session, Rights.Handoffs.Read, "h.owner_id")}{owner}";
            if (wanted.ContactId is { } contact)
            {
                where += " and h.contact_id = @contact";
                args["contact"] = contact;
            }

            return await Page(session, where, args, state.Sort, wanted);
        }, cancel);

        public Task<Counts> Count(Caller caller, CancellationToken cancel) => db.Read(async session => (await session.First<Counts>(
            $"""
            select
              cast(coalesce(sum(case when state = 'sent' then 1 else 0 end), 0) as bigint) as waiting,
              cast(coalesce(sum(case when state = 'sent' and owner_id = @callerId then 1 else 0 end), 0) as bigint) as mine_waiting,
              cast(coalesce(sum(case when state = 'sent' and owner_id is null then 1 else 0 end), 0) as bigint) as unassigned,
              cast(coalesce(sum(case when state = 'accepted' and owner_id = @callerId then 1 else 0 end), 0) as bigint) as mine_accepted
            from sales_handoffs h
            where state in ('sent', 'accepted') and {caller.Reach(session, Rights.Handoffs.Read, "h.owner_id")}
            """, caller.Parameters))!, cancel);

        private async Task<Result<Page<HandoffView>>> Page(Session session, string where, Dictionary<string, object?> args, SortColumn sort, Query wanted)
        {
            var (keyset, dialect, size) = (new Keyset([sort], "h.id"), Platform.Lists.ListQuestion.Dialect(session), PageSize.Of(wanted.Limit));
            if (wanted.Cursor is { Length: > 0 } cursor)
            {
                if (!keyset.TryDecode(cursor, out var position, out var bad))
                {
                    return new Problem(400, bad.Code, bad.Message);
                }

                var after = keyset.After(dialect, position);
                where += $" and {after.Text}";
                foreach (var (name, value) in after.Parameters)
                {
                    args[name] = value;
                }
            }

            args["take"] = size + 1;
            var rows = await session.Query<HandoffRow>($"{HandoffReader.Select}\nwhere {where}\norder by {keyset.OrderBy(dialect)}\nlimit @take", args);
            var shown = rows.Take(size).ToList();
            var next = rows.Count > size ? keyset.Encode([Value(sort, shown[^1])], shown[^1].Id) : null;
            return new Page<HandoffView>(await reader.Complete(session, shown), next);
        }

        private static object? Value(SortColumn sort, HandoffRow row) => sort.Key switch
        {
            "acceptBy" => row.AcceptBy.Milliseconds,
            "acceptedAt" => row.AcceptedAt?.Milliseconds,
            _ => row.ClosedAt?.Milliseconds,
        };

        private static string? Owner(string? owner, Caller caller, Dictionary<string, object?> args)
        {
            switch (owner)
            {
                case null:
                    return "";
                case "nobody":
                    return " and h.owner_id is null";
                case "me":
                    args["owner"] = caller.UserId ?? Guid.Empty;
                    return " and h.owner_id = @owner";
                default:
                    args["owner"] = Guid.TryParse(owner, out var id) ? id : Guid.Empty;
                    return id == Guid.Empty ? null : " and h.owner_id = @owner";
            }
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/handoffs", async ([AsParameters] Query query, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(query, caller, cancel)).ToHttp())
            .Needs(Rights.Handoffs.Read)
            .Produces<Page<HandoffView>>();
        routes.MapGet("/api/v1/handoffs/count", async (Caller caller, Handler handler, CancellationToken cancel) =>
                ((Result<Counts>)await handler.Count(caller, cancel)).ToHttp())
            .Needs(Rights.Handoffs.Read)
            .Produces<Counts>();
    }
}
