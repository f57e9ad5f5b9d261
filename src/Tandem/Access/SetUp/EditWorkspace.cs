using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Access.Sessions;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.SetUp;

/// <summary>The workspace's own name, base currency and time zone.</summary>
internal static class EditWorkspace
{
    /// <summary>What may be sent; what is left out stays as it is.</summary>
    public sealed record Command(string? Name, string? Currency, string? TimeZone);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<WorkspaceView> Show(CancellationToken cancel) => db.Read(async session => View(await settings.Get(session)), cancel);

        public Task<Result<WorkspaceView>> Handle(Command change, Caller caller, CancellationToken cancel) =>
            db.Write(tx => Write(tx, change, caller), cancel);

        private async Task<Result<WorkspaceView>> Write(Tx tx, Command change, Caller caller)
        {
            var before = await settings.Get(tx);
            var after = before with
            {
                Name = change.Name ?? before.Name,
                Currency = change.Currency ?? before.Currency,
                TimeZone = change.TimeZone ?? before.TimeZone,
            };
            if (after != before)
            {
                await settings.Save(tx, after);
                await Audit.Write(tx, caller, new AuditEntry("update", "workspace", "workspace") { Before = View(before), After = View(after) });
            }

            return View(after);
        }

        private static WorkspaceView View(Workspace workspace) => new(workspace.Name, workspace.Currency, workspace.TimeZone);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/workspace", async (Handler handler, CancellationToken cancel) => Results.Json(await handler.Show(cancel), JsonSettings.Api))
            .NeedsSignIn().Produces<WorkspaceView>();
        routes.MapPatch("/api/v1/workspace", Patch).Needs(Rights.Settings.Edit).Accepts<Command>("application/json").Produces<WorkspaceView>();
    }

    private static async Task<IResult> Patch(JsonBody body, Caller caller, Handler handler, CancellationToken cancel)
    {
        var command = new Command(body.Has("name") ? body.NeedName("name") : null, body.Text("currency")?.ToUpperInvariant(), body.Text("timeZone"));
        if (command.Currency is { } currency && !CurrencyCodes.Known.Contains(currency))
        {
            body.Refuse("currency", "This is not a currency code of ISO 4217, for example EUR.");
        }

        if (command.TimeZone is { } zone && !Zones.IsKnown(zone))
        {
            body.Refuse("timeZone", "This is not a time zone of the IANA database, for example Europe/Berlin.");
        }

        return body.Problem is { } problem ? problem.ToHttp() : (await handler.Handle(command, caller, cancel)).ToHttp();
    }
}
