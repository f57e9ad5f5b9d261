using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Operations;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.SetUp;

/// <summary>The first steps of a workspace. They tick themselves; whoever has seen enough puts the list away, for themselves.</summary>
internal static class Checklist
{
    /// <summary>A step.</summary>
    /// <param name="Step">Which.</param>
    /// <param name="Done">Whether there are signs that it was done.</param>
    public sealed record Item(SetUpStep Step, bool Done);

    /// <summary>All steps in their order.</summary>
    /// <param name="Items">The steps.</param>
    /// <param name="PutAway">Whether the one who asks has put the list away.</param>
    public sealed record View(IReadOnlyList<Item> Items, bool PutAway);

    /// <summary>Puts the list away, or takes it out again.</summary>
    public sealed record Command(bool PutAway);

    public sealed class Handler(Db db, IEnumerable<FirstStep> signs)
    {
        private readonly ILookup<SetUpStep, FirstStep> _signs = signs.ToLookup(sign => sign.Step);

        public Task<Result<View>> Show(Caller caller, CancellationToken cancel) => db.Read(session => Read(session, caller), cancel);

        public Task<Result<View>> Put(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<View>>(async tx =>
        {
            if (body.Flag("putAway") is not { } putAway)
            {
                body.Refuse("putAway", "Say whether the list is to be put away: true or false.");
                return body.Problem!;
            }

            await (putAway ? SettingRows.Set(tx, Key(caller), JsonText.Of(tx.Now)) : SettingRows.Remove(tx, Key(caller)));
            return await Read(tx, caller);
        }, cancel);

        private async Task<Result<View>> Read(Session session, Caller caller)
        {
            var items = new List<Item>();
            foreach (var step in Enum.GetValues<SetUpStep>())
            {
                items.Add(new Item(step, await IsDone(session, step)));
            }

            return new View(items, await SettingRows.Find(session, Key(caller)) is not null);
        }

        private async Task<bool> IsDone(Session session, SetUpStep step)
        {
            foreach (var sign in _signs[step])
            {
                if (await sign.IsDone(session))
                {
                    return true;
                }
            }

            return false;
        }

        private static string Key(Caller caller) => $"checklistPutAway:{caller.Actor}";
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/setup/checklist", async (Caller caller, Handler handler, CancellationToken cancel) => (await handler.Show(caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit)
            .Produces<View>();
        routes.MapPut("/api/v1/setup/checklist", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) => (await handler.Put(body, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<View>();
    }
}
