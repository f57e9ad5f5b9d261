using Tandem.Access.Public;
using Tandem.Demo.Making;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Operations;
using Tandem.Platform.Security;
using Tandem.Platform.Timers;

namespace Tandem.Demo.Wiping;

/// <summary>
/// Empties a workspace that was made by the demo, in one transaction: people, companies, deals, events and all that hangs on them go, also what was added
/// since; users, settings, pipelines, rules and the audit log stay. A workspace without the demo's mark is never touched.
/// </summary>
internal static class WipeDemo
{
    /// <summary>How many records went.</summary>
    public sealed record Wiped(long Contacts, long Companies, long Deals);

    private const string Counts =
        """
        select (select count(*) from people_public_contacts) as contacts, (select count(*) from people_public_companies) as companies,
          (select count(*) from sales_public_deals) as deals
        """;

    public sealed class Handler(Db db, IEnumerable<ModuleTables> modules, Timers timers)
    {
        private readonly IReadOnlyList<ModuleTables> _modules = [.. modules];

        public Task<Result<Wiped>> Handle(Caller caller, CancellationToken cancel) => db.Write<Result<Wiped>>(async tx =>
        {
            if (caller.Role != Role.Owner || caller.Token is not null)
            {
                return Problem.Conflict("ownerOnly", "Only the owner, signed in, wipes the demo workspace. Nothing was wiped.");
            }

            if (await DemoMark.Find(tx) is not { } mark)
            {
                return Problem.Conflict("noDemo", "This workspace was not made by the demo. Nothing was wiped.");
            }

            var wiped = (await tx.First<CountRow>(Counts))!;
            var demo = new WipedDemo(mark.Users, caller);
            await Each(module => module.Before is { } before ? before(tx, demo) : Task.CompletedTask);
            await Empty(tx);
            await Each(module => module.After is { } after ? after(tx, demo) : Task.CompletedTask);
            await DemoMark.Remove(tx);
            var gone = new Wiped(wiped.Contacts, wiped.Companies, wiped.Deals);
            await Audit.Write(tx, caller, new AuditEntry("wipe", "demo", "demo") { Before = gone });
            return gone;
        }, cancel);

        private async Task Each(Func<ModuleTables, Task> work)
        {
            foreach (var module in _modules)
            {
                await work(module);
            }
        }

        private async Task Empty(Tx tx)
        {
            foreach (var kind in _modules.SelectMany(module => module.Timers))
            {
                await timers.ClearAll(tx, kind);
            }

            var tables = _modules.SelectMany(module => module.Records).ToList();
            if (tx.Engine == DbEngine.Postgres)
            {
                // Waits for whoever is writing, and lets nobody write half of a record in between.
                await tx.Execute($"truncate table {string.Join(", ", tables)}");
                return;
            }

            foreach (var table in tables)
            {
                await tx.Execute($"delete from {table}");
            }
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/demo/wipe", async (Caller caller, Handler handler, CancellationToken cancel) => (await handler.Handle(caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Edit)
            .Produces<Wiped>();

    private sealed class CountRow
    {
        public long Contacts { get; init; }

        public long Companies { get; init; }

        public long Deals { get; init; }
    }
}
