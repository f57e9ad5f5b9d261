using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Topics;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Consents;

/// <summary>May we reach this person about that, by this channel, and why (not): for one topic, or for every topic and channel there is.</summary>
public static class MayContact
{
    /// <summary>One answer.</summary>
    public sealed record Answer(string? Topic, string Channel, bool Allowed, string Code, string? Reason, string? Basis, Guid? ProofId);

    /// <summary>All answers that were asked for.</summary>
    public sealed record Answers(IReadOnlyList<Answer> Items);

    public sealed class Handler(Db db, ContactPolicy policy)
    {
        public Task<Result<Answers>> Ask(Guid id, string? topic, string? channel, Caller caller, CancellationToken cancel) => db.Read<Result<Answers>>(async session =>
        {
            if ((await RecordAccess.SeeContact(session, caller, id)).Problem is { } unreachable)
            {
                return unreachable;
            }

            if (channel is not (null or "email" or "sms" or "phone"))
            {
                return Problem.Invalid("channel", "One of email, sms, phone is expected.");
            }

            var answers = new List<Answer>();
            foreach (var (about, by) in await Questions(session, topic, channel))
            {
                var said = (await policy.MayContact(session, [id], about, by))[id];
                answers.Add(new Answer(about, by, said.Allowed, said.Code, said.Reason, said.Basis, said.ProofId));
            }

            return new Answers(answers);
        }, cancel);

        private static async Task<IEnumerable<(string? Topic, string Channel)>> Questions(Session session, string? topic, string? channel)
        {
            if (topic is not null)
            {
                return [(topic, channel ?? "email")];
            }

            var topics = await TopicTable.Current(session);
            return topics.SelectMany(one => one.Channels.Select(by => ((string?)one.Topic, by))).Prepend((null, channel ?? "email"))
                .Where(question => channel is null || question.Item2 == channel);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/{id:guid}/may-contact", async (Guid id, string? topic, string? channel, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Ask(id, topic, channel, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Answers>();
}
