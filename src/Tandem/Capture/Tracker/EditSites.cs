using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Tracker;

/// <summary>The websites that send what happens on them: each has a write key, and says from which pages it may come and what it may keep.</summary>
internal static class EditSites
{
    /// <summary>The script that a website loads.</summary>
    /// <param name="Version">What names this very file: <c>/t.js?v=…</c> never changes.</param>
    /// <param name="Integrity">The hash to which a page can hold that file.</param>
    /// <param name="Bytes">How much travels.</param>
    public sealed record Script(string Version, string Integrity, int Bytes);

    /// <summary>All sites, the latest first.</summary>
    /// <param name="Items">The sites.</param>
    /// <param name="Next">Always null: they fit on a page.</param>
    /// <param name="Script">The tracker; null where it is not built.</param>
    public sealed record SiteList(IReadOnlyList<SiteView> Items, string? Next, Script? Script);

    private const string Upsert =
        """
        insert into capture_sites (id, write_key, origins, cookieless, honour_dnt, honour_gpc, forms, cookie_days)
        values (@id, @writeKey, @origins, @cookieless, @honourDnt, @honourGpc, @forms, @cookieDays)
        on conflict (id) do update set
          origins = excluded.origins,
          cookieless = excluded.cookieless,
          honour_dnt = excluded.honour_dnt,
          honour_gpc = excluded.honour_gpc,
          forms = excluded.forms,
          cookie_days = excluded.cookie_days
        """;

    public sealed class Handler(Db db, Sites sites)
    {
        public async Task<Result<SiteList>> List(CancellationToken cancel)
        {
            var script = TrackerFile.Current is { } file ? new Script(file.Version, file.Integrity, file.Brotli.Length) : null;
            return new SiteList(await db.Read(SiteViews.All, cancel), Next: null, script);
        }

        public Task<Result<SiteView>> Create(JsonBody body, Caller caller, CancellationToken cancel)
        {
            var wanted = SiteInput.Read(body);
            if (wanted.Name is null)
            {
                body.Refuse("name", "What is the website called?");
            }

            return body.Problem is { } problem ? Task.FromResult<Result<SiteView>>(problem) : db.Write<Result<SiteView>>(async tx =>
            {
                var (id, key) = await WriteKeys.Make(tx, caller, wanted.Name!);
                await tx.Execute(Upsert, SiteInput.Values(id, key, wanted, now: null));
                return (await SiteViews.Find(tx, id))!;
            }, cancel);
        }

        public async Task<Result<SiteView>> Edit(Guid id, JsonBody body, Caller caller, CancellationToken cancel)
        {
            var wanted = SiteInput.Read(body);
            if (wanted.Name is not null)
            {
                body.Refuse("name", "A site is called as its token is.");
            }

            var result = body.Problem is { } problem ? problem : await db.Write(tx => Save(tx, id, wanted, caller), cancel);
            sites.Forget(id);
            return result;
        }

        private static async Task<Result<SiteView>> Save(Tx tx, Guid id, SiteCommand wanted, Caller caller)
        {
            if (await SiteViews.Find(tx, id) is not { } before)
            {
                return Problem.NotFound("The site");
            }

            await tx.Execute(Upsert, SiteInput.Values(id, before.WriteKey, wanted, before));
            var after = (await SiteViews.Find(tx, id))!;
            await Audit.Write(tx, caller, new AuditEntry("update", "site", id) { Before = Told(before), After = Told(after) });
            return after;
        }

        private static object Told(SiteView site) => new { site.Name, site.Origins, site.Cookieless, site.HonourDnt, site.HonourGpc, site.Forms, site.CookieDays };
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/sites", async (Handler handler, CancellationToken cancel) => (await handler.List(cancel)).ToHttp())
            .Needs(Rights.Settings.Read)
            .Produces<SiteList>();
        routes.MapPost("/api/v1/sites", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Create(body, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Tokens.Create)
            .Accepts<SiteCommand>("application/json")
            .Produces<SiteView>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/sites/{id:guid}", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, body, caller, cancel)).ToHttp())
            .Needs(Rights.Tokens.Edit)
            .Accepts<SiteCommand>("application/json")
            .Produces<SiteView>();
    }
}
