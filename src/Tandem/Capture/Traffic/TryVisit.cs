using Tandem.Engines.Traffic.Agents;
using Tandem.Engines.Traffic.Channels;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Traffic;

/// <summary>Says what a visit would be taken for: its source, its channel by the rules of today or by those that are sent along, its device, a machine or not. Nothing is kept.</summary>
internal static class TryVisit
{
    private const int LongestAddress = 4000;

    /// <summary>A visit that somebody thinks of.</summary>
    public sealed record TryBody(string? Url, string? Referrer, string? UserAgent, IReadOnlyList<ChannelRule>? Rules);

    /// <summary>What it would be taken for.</summary>
    public sealed record Tried
    {
        public required string Channel { get; init; }

        /// <summary>The place of the rule that decided, from 0; null where none holds.</summary>
        public int? Rule { get; init; }

        public required string Source { get; init; }

        public required string Medium { get; init; }

        public string? Campaign { get; init; }

        public string? Term { get; init; }

        public string? Content { get; init; }

        public string? ClickId { get; init; }

        /// <summary>What kind of site sent them, where that is known.</summary>
        public SourceKind? SourceKind { get; init; }

        public string? Page { get; init; }

        public required UserAgent Device { get; init; }

        /// <summary>Why it is taken for a machine; null for a person.</summary>
        public string? Bot { get; init; }
    }

    public sealed class Handler(Db db, ChannelBook channels)
    {
        public async Task<Result<Tried>> Handle(JsonBody body, CancellationToken cancel)
        {
            var arrival = Arrival.Of(body.Text("url", LongestAddress), body.Text("referrer", LongestAddress));
            var agent = body.Text("userAgent", LongestAddress);
            var sent = body.Has("rules") ? ChannelInput.Read(body) : null;
            if (body.Problem is { } problem)
            {
                return problem;
            }

            var rules = sent is null ? await db.Read(channels.Rules, cancel) : new ChannelRules(sent);
            var touch = TouchReader.Read(arrival);
            return new Tried
            {
                Channel = rules.ChannelOf(touch),
                Rule = rules.Find(touch),
                Source = touch.Source,
                Medium = touch.Medium,
                Campaign = touch.Campaign,
                Term = touch.Term,
                Content = touch.Content,
                ClickId = touch.ClickId,
                SourceKind = (SourceTable.OfName(touch.Source) ?? (arrival.Referrer is { } from ? TouchReader.Look(from).Known : null))?.Kind,
                Page = touch.Page,
                Device = UserAgents.Read(agent),
                Bot = BotJudge.Verdict(agent),
            };
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/traffic/try", async (JsonBody body, Handler handler, CancellationToken cancel) => (await handler.Handle(body, cancel)).ToHttp())
            .Needs(Rights.Numbers.Read)
            .Accepts<TryBody>("application/json")
            .Produces<Tried>();
}
