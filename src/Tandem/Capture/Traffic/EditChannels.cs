using Tandem.Access.Public;
using Tandem.Engines.Traffic.Channels;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Capture.Traffic;

/// <summary>The rules of channels: shows them, puts others in their place (edited, added, in another order), or takes those back that come with Tandem.</summary>
internal static class EditChannels
{
    /// <summary>The rules in their order.</summary>
    public sealed record ChannelsView
    {
        /// <summary>Grows with every change.</summary>
        public required int Version { get; init; }

        /// <summary>Whether these are the rules that come with Tandem.</summary>
        public required bool AreDefaults { get; init; }

        /// <summary>The first that holds names the channel.</summary>
        public required IReadOnlyList<ChannelRule> Rules { get; init; }

        /// <summary>What visits belong to for whom no rule holds.</summary>
        public required string Otherwise { get; init; }

        /// <summary>The job that sorts earlier visits by the latest change.</summary>
        public Guid? JobId { get; init; }

        internal static ChannelsView Of(ChannelBook.Kept kept) => new()
        {
            Version = kept.Version,
            AreDefaults = kept.AreDefaults,
            Rules = kept.All,
            Otherwise = ChannelRules.Unassigned,
            JobId = kept.JobId,
        };
    }

    /// <summary>All rules, as they are to be.</summary>
    public sealed record ChannelsBody(IReadOnlyList<ChannelRule> Rules);

    public sealed class Handler(Db db, Jobs jobs)
    {
        public async Task<Result<ChannelsView>> Show(CancellationToken cancel) => ChannelsView.Of(await db.Read(ChannelBook.Kept.Read, cancel));

        public async Task<Result<ChannelsView>> Put(IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel)
        {
            var rules = ChannelInput.Read(body);
            return body.Problem is { } problem ? problem : await Save(ifMatch, rules, caller, cancel);
        }

        /// <summary>Puts <paramref name="rules"/> in the place of the present ones; null takes back those that come with Tandem.</summary>
        public Task<Result<ChannelsView>> Save(IfMatch ifMatch, IReadOnlyList<ChannelRule>? rules, Caller caller, CancellationToken cancel) =>
            db.Write<Result<ChannelsView>>(async tx =>
            {
                var known = await ChannelBook.Kept.Hold(tx);
                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(ChannelsView.Of(known));
                }

                var job = await jobs.Enqueue(tx, SortVisits.Kind, JsonText.EmptyObject, caller.Actor);
                await ChannelBook.Kept.Save(tx, rules, job);
                await Audit.Write(tx, caller, new AuditEntry(rules is null ? "reset" : "update", "channelRules", "rules") { Before = known.All, After = rules ?? DefaultChannels.All });
                return ChannelsView.Of(await ChannelBook.Kept.Read(tx));
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/traffic/channels", async (Handler handler, CancellationToken cancel) => (await handler.Show(cancel)).ToHttp(view => view.Version))
            .Needs(Rights.Numbers.Read)
            .Produces<ChannelsView>();
        routes.MapPut("/api/v1/traffic/channels", async (IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Put(ifMatch, body, caller, cancel)).ToHttp(view => view.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<ChannelsBody>("application/json")
            .Produces<ChannelsView>();
        routes.MapPost("/api/v1/traffic/channels/reset", async (IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Save(ifMatch, rules: null, caller, cancel)).ToHttp(view => view.Version))
            .Needs(Rights.Agreements.Edit)
            .Produces<ChannelsView>();
    }
}
