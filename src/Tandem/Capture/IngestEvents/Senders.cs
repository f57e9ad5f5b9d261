using System.Text.Json;
using Tandem.Capture.Catalogue;
using Tandem.Capture.Tracker;
using Tandem.Capture.Traffic;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary>Reads from a request who sent its messages.</summary>
internal sealed class Senders(BlockedEvents blocked, CookielessVisitors cookieless, PrivacySettings privacy, TimeProvider clock)
{
    private const int LongestAgent = 1024;

    public async ValueTask<Sender> Of(HttpContext context, Caller caller, Instant? sentAt)
    {
        var sender = new Sender { Clock = new SenderClock(Instant.From(clock.GetUtcNow()), sentAt), Blocked = await blocked.Names(), Rules = await privacy.Current() };
        if (!caller.IsPublicKey)
        {
            return sender;
        }

        var agent = context.Request.Headers.UserAgent.ToString() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestAgent)] : null;
        // Servers use public keys too; what they are written in says nothing about the visitor.
        agent = BotJudge.IsProgram(agent) ? null : agent;
        return sender with
        {
            UserAgent = agent,
            EncodedUserAgent = Encoded(agent),
            EncodedAddress = Encoded(Address(sender.Rules, context, caller)),
            Nameless = await cookieless.IdOf(context, caller),
        };
    }

    private static string? Address(PrivacyRules rules, HttpContext context, Caller caller) => rules.Addresses switch
    {
        AddressStorage.Truncate => caller.Address,
        _ => rules.Store(context.Connection.RemoteIpAddress),
    };

    private static JsonEncodedText? Encoded(string? text) => text is null ? null : JsonEncodedText.Encode(text);
}
