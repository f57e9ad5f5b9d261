using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Privacy;
using Tandem.Platform.Security;
using Tandem.Platform.Timers;

namespace Tandem.People.Privacy;

/// <summary>What the workspace keeps of network addresses, and after how many days which kind of data goes.</summary>
public static class EditPrivacy
{
    private const int MostDays = 36_500;

    /// <summary>What may be sent; a kind that is set to null is kept for good.</summary>
    public sealed record Command(AddressStorage? Addresses, IReadOnlyDictionary<string, int?>? Retention);

    /// <summary>A kind of data and how long it is kept; null is for good.</summary>
    public sealed record KindView(string Key, string Label, string About, int LeastDays, int? Days);

    /// <summary>The rules.</summary>
    public sealed record View(AddressStorage Addresses, IReadOnlyList<KindView> Retention);

    public sealed class Handler(Db db, PrivacySettings settings, IEnumerable<RetentionKind> kinds, Timers timers)
    {
        private readonly RetentionKind[] _kinds = [.. kinds];

        public Task<View> Show(CancellationToken cancel) => db.Read(async session => Shown(await settings.Get(session)), cancel);

        public Task<Result<View>> Save(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<View>>(async tx =>
        {
            var before = await settings.Get(tx);
            var after = before with { Addresses = body.OneOf<AddressStorage>("addresses") ?? before.Addresses, Retention = Retention(body, before) };
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await settings.Save(tx, after);
            await ApplyRetention.Begin(tx, timers, tx.Now);
            await Audit.Write(tx, caller, new AuditEntry("update", "privacy", "privacy") { Before = before, After = after });
            return Shown(after);
        }, cancel);

        private Dictionary<string, int> Retention(JsonBody body, PrivacyRules before)
        {
            var days = new Dictionary<string, int>(before.Retention, StringComparer.Ordinal);
            if (body.Part("retention") is not { } sent)
            {
                return days;
            }

            foreach (var name in sent.Names)
            {
                if (Array.Find(_kinds, kind => kind.Key == name) is not { } kind)
                {
                    body.Refuse("retention", $"There is no kind of data called {(name.Length > 60 ? name[..60] : name)}.");
                }
                else if (sent.Whole(name, kind.LeastDays, MostDays) is { } most)
                {
                    days[name] = most;
                }
                else
                {
                    days.Remove(name);
                }
            }

            if (sent.Problem is { } wrong)
            {
                body.Refuse("retention", wrong.Message);
            }

            return days;
        }

        private View Shown(PrivacyRules rules) => new(
            rules.Addresses,
            [.. _kinds.Select(kind => new KindView(kind.Key, kind.Label, kind.About, kind.LeastDays, rules.Retention.TryGetValue(kind.Key, out var days) ? days : null))]);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/settings/privacy", async (Handler handler, CancellationToken cancel) => Results.Json(await handler.Show(cancel), JsonSettings.Api))
            .Needs(Rights.Privacy.Edit)
            .Produces<View>();
        routes.MapPut("/api/v1/settings/privacy", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Save(body, caller, cancel)).ToHttp())
            .Needs(Rights.Privacy.Edit)
            .Accepts<Command>("application/json")
            .Produces<View>();
    }
}
