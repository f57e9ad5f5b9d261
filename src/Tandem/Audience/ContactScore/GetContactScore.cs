using Tandem.Audience.Rules;
using Tandem.Audience.Scoring;
using Tandem.Engines.Scoring;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.ContactScore;

/// <summary>Explains a contact's score, as it is at this moment.</summary>
internal static class GetContactScore
{
    public sealed class Handler(Db db, ContactConditions conditions)
    {
        public Task<Result<ContactScoreView>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<ContactScoreView>>(async session =>
            await IsVisible(session, caller, id) ? await Explain(session, id) : Problem.NotFound("The contact"), cancel);

        private static async Task<bool> IsVisible(Session session, Caller caller, Guid id) => await session.Scalar<long>(
            $"select count(*) from people_public_contacts c where c.id = @id and {caller.Reach(session, Rights.Contacts.Read, "c.owner_id")}",
            new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id }) > 0;

        private async Task<ContactScoreView> Explain(Session session, Guid id)
        {
            var rules = await ScoringRules.Load(session);
            var row = await session.First<ScoreRow>($"select {ScoreRows.Columns} from audience_scores where contact_id = @id", new { id });
            var tallies = (await TallyRows.Read(session, [id]))[id];
            var points = tallies.Points(rules, session.Now);
            var level = rules.Thresholds.Engagement.LevelOf(points);
            var isCooling = row?.CoolDownUntil > session.Now;
            return new ContactScoreView
            {
                Grade = ScoreReasons.Grade(row?.Fit, level),
                Fit = row?.Fit,
                FitPoints = row?.FitPoints ?? 0,
                FitReasons = await OfFit(session, rules, id),
                Engagement = level,
                EngagementPoints = points,
                EngagementReasons = [.. OfEngagement(rules, tallies, session.Now)],
                QualifiedAt = row?.QualifiedAt,
                CoolDownUntil = isCooling ? row?.CoolDownUntil : null,
                CoolDownCause = isCooling ? row?.CoolDownCause : null,
            };
        }

        private async Task<IReadOnlyList<FitReason>> OfFit(Session session, ScoringRules rules, Guid id)
        {
            var held = (await conditions.Hold(session, [id], rules.Conditions)).GetValueOrDefault(id) ?? [];
            var asked = await conditions.Asked(session, id, rules.Conditions);
            return [.. rules.Fit.Zip(held, asked).Select(one => new FitReason(one.First.Id, one.First.Name, one.Second, one.Second ? one.First.Points : 0, one.Third))];
        }

        private static IEnumerable<EngagementReason> OfEngagement(ScoringRules rules, Tallies tallies, Instant now) =>
            from tally in tallies
            where rules.Engagement.ContainsKey(tally.Key)
            let reason = OfRule(rules.Engagement[tally.Key], tally.Value, now)
            orderby reason.Points descending, reason.LastAt.Milliseconds descending
            select reason;

        private static EngagementReason OfRule(EngagementRule rule, Tally tally, Instant now)
        {
            var points = rule.PointsOf(tally.Happened, now.Milliseconds);
            return new EngagementReason
            {
                RuleId = rule.Id,
                Name = rule.Name,
                Points = points,
                PointsBeforeFading = (decimal)rule.Points * tally.Times,
                IsCapped = points != (rule with { MostPoints = null }).PointsOf(tally.Happened, now.Milliseconds),
                HalfLifeDays = rule.HalfLifeDays,
                Times = tally.Times,
                LastAt = new Instant(tally.Happened.AsOf),
            };
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/{id:guid}/score", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<ContactScoreView>();
}
