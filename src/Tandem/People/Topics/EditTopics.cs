using System.Text.RegularExpressions;
using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Topics;

/// <summary>What people may sign up for. New words are a new version: whoever agreed before agreed to the old ones.</summary>
public static partial class EditTopics
{
    private const int LongestText = 5000;
    private static readonly string[] KnownChannels = ["email", "sms", "phone"];

    private const string Insert =
        """
        insert into people_topics (id, label, description, channels, opt_in, position, created_by, created_at, version)
        select @id, @label, @description, @channels, @optIn, coalesce(max(position), 0) + 1, @actor, @now, 1 from people_topics
        """;

    private const string Update =
        """
        update people_topics
        set label = @label, description = @description, channels = @channels, opt_in = @optIn, position = @position, archived_at = @archivedAt, version = version + 1
        where id = @id
        """;

    /// <summary>A new topic; the words may follow.</summary>
    public sealed record NewTopic(string Id, string Label, string? Description, IReadOnlyList<string>? Channels, bool? OptIn, string? Text);

    /// <summary>What is to change; what is left out stays.</summary>
    public sealed record Change(string? Label, string? Description, IReadOnlyList<string>? Channels, bool? OptIn, int? Position, bool? Archived);

    /// <summary>New words.</summary>
    public sealed record NewText(string Text);

    public sealed class Handler(Db db)
    {
        public async Task<Page<TopicView>> List(CancellationToken cancel) => new(await db.Read(TopicTable.All, cancel), Next: null);

        public Task<Result<TopicView>> Create(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<TopicView>>(async tx =>
        {
            var (id, label, text) = (body.Text("id", longest: 60), body.Text("label", longest: 100), body.Text("text", LongestText));
            Need(body, "label", label);
            if (id is null || !TopicId().IsMatch(id) || id == ConsentEntry.AllTopics)
            {
                body.Refuse("id", "A short name of letters, digits, - and _ is expected; “all” stands for every topic.");
            }

            var (description, channels) = (body.Text("description", longest: 500), Channels(body) ?? ["email"]);
            var optIn = body.Flag("optIn") ?? true;
            if (body.Problem is { } problem)
            {
                return problem;
            }

            if (await TopicTable.Find(tx, id!) is { } existing)
            {
                return Problem.Conflict("topicExists", "There is a topic of this name already.", new { existing });
            }

            await tx.Execute(Insert, new { id, label, description, channels = JsonText.Of(channels), optIn, actor = caller.Actor, tx.Now });
            if (text is not null)
            {
                await TopicTable.AddText(tx, id!, text, caller.Actor);
            }

            return await Told(tx, caller, "create", id!, before: null);
        }, cancel);

        public Task<Result<TopicView>> Edit(string id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<TopicView>>(async tx =>
        {
            if (await Reach(tx, id, ifMatch) is var reached && reached.Problem is { } unreachable)
            {
                return unreachable;
            }

            var before = reached.Value!;
            var label = body.Has("label") ? body.Text("label", longest: 100) : before.Label;
            Need(body, "label", label);
            var description = body.Has("description") ? body.Text("description", longest: 500) : before.Description;
            var (channels, optIn, position) = (Channels(body) ?? before.Channels, body.Flag("optIn") ?? before.OptIn, body.Whole("position", 0, 10_000) ?? before.Position);
            Instant? archivedAt = body.Flag("archived") ?? before.Archived ? tx.Now : null;
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Update, new { id, label, description, channels = JsonText.Of(channels), optIn, position, archivedAt });
            return await Told(tx, caller, "update", id, before);
        }, cancel);

        public Task<Result<TopicView>> AddText(string id, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<TopicView>>(async tx =>
        {
            if (await Reach(tx, id, IfMatch.Any) is var reached && reached.Problem is { } unreachable)
            {
                return unreachable;
            }

            var text = body.Text("text", LongestText);
            Need(body, "text", text);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            if (reached.Value!.Texts is [{ } newest, ..] && newest.Text == text)
            {
                return reached.Value;
            }

            await TopicTable.AddText(tx, id, text!, caller.Actor);
            return await Told(tx, caller, "addText", id, reached.Value);
        }, cancel);

        /// <summary>The row is locked: of two who write new words, one gets the next number.</summary>
        private static async Task<Result<TopicView>> Reach(Tx tx, string id, IfMatch ifMatch)
        {
            await tx.Execute("update people_topics set version = version where id = @id", new { id });
            return await TopicTable.Find(tx, id) is not { } known ? Problem.NotFound("The topic")
                : ifMatch.Allows(known.Version) ? known
                : Problem.Stale(known);
        }

        private static async Task<Result<TopicView>> Told(Tx tx, Caller caller, string verb, string id, TopicView? before)
        {
            var after = (await TopicTable.Find(tx, id))!;
            await Audit.Write(tx, caller, new AuditEntry(verb, "topic", id) { Before = before, After = after });
            return after;
        }
    }

    private static void Need(JsonBody body, string field, string? text)
    {
        if (text is null)
        {
            body.Refuse(field, "This is needed.");
        }
    }

    private static IReadOnlyList<string>? Channels(JsonBody body)
    {
        if (!body.Has("channels"))
        {
            return null;
        }

        var channels = body.Texts("channels").Distinct(StringComparer.Ordinal).ToArray();
        if (channels.Length == 0 || channels.Except(KnownChannels, StringComparer.Ordinal).Any())
        {
            body.Refuse("channels", "At least one of email, sms, phone is expected.");
        }

        return channels;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/consent-topics", async (Handler handler, CancellationToken cancel) => Results.Json(await handler.List(cancel), JsonSettings.Api))
            .Needs(Rights.Settings.Read)
            .Produces<Page<TopicView>>();
        routes.MapPost("/api/v1/consent-topics", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Create(body, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Settings.Edit)
            .Accepts<NewTopic>("application/json")
            .Produces<TopicView>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/consent-topics/{id}", async (string id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(topic => topic.Version))
            .Needs(Rights.Settings.Edit)
            .Accepts<Change>("application/json")
            .Produces<TopicView>();
        routes.MapPost("/api/v1/consent-topics/{id}/texts", async (string id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.AddText(id, body, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Settings.Edit)
            .Accepts<NewText>("application/json")
            .Produces<TopicView>(StatusCodes.Status201Created);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-]{1,60}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TopicId();
}
