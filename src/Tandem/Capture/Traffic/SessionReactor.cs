using Tandem.Engines.Traffic.Agents;
using Tandem.Engines.Traffic.Channels;
using Tandem.Engines.Traffic.Sessions;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>
/// Keeps the visits. A person's devices and their time as a stranger are one person's: a visit goes on where somebody says in the middle of it who they are.
/// </summary>
internal sealed class SessionReactor(Subjects subjects, JourneyHistory history, ChannelBook channels) : IReactor
{
    public const string ReactorName = "capture.sessions";

    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(SessionCutter.LongestLook);
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(SessionCutter.Idle);

    /// <inheritdoc/>
    public string Name => ReactorName;

    /// <inheritdoc/>
    public IReadOnlySet<string> Types => HitReader.Types;

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        var hits = batch.Select(HitReader.Read).OfType<VisitHit>().ToList();
        if (hits.Count == 0)
        {
            return;
        }

        var owners = await subjects.Resolve(tx, [.. hits.Select(hit => hit.Subject)]);
        var all = await AlsoTheirs(tx, owners);
        var known = await SessionRows.Hold(tx, all.Keys, hits.Min(hit => hit.At) + -Before, hits.Max(hit => hit.At) + After);
        await Enter(tx, hits, known, all);
    }

    /// <inheritdoc/>
    public async Task Recompute(Guid subject, Tx tx)
    {
        var owner = (await subjects.Resolve(tx, [subject]))[subject];
        var all = await AlsoTheirs(tx, new Dictionary<Guid, Guid> { [subject] = owner });
        var events = new List<LoggedEvent>();
        await history.Each(tx, ReactorName, owner, events.Add);
        await SessionRows.Forget(tx, all.Keys);
        await Enter(tx, [.. events.OrderBy(one => one.OccurredAt).ThenBy(one => one.Seq).Select(HitReader.Read).OfType<VisitHit>()], [], all);
    }

    /// <summary>Every subject of these people, with whom it belongs to.</summary>
    private static async Task<Dictionary<Guid, Guid>> AlsoTheirs(Tx tx, IReadOnlyDictionary<Guid, Guid> owners)
    {
        var all = new Dictionary<Guid, Guid>(owners);
        var people = owners.Values.Distinct().ToArray();
        foreach (var person in people)
        {
            all[person] = person;
        }

        var more = await tx.Query(
            $"select subject_id, contact_id from journey_public_subjects where {tx.In("contact_id", "people")}", new { people },
            row => (Subject: row.Id(0), Contact: row.Id(1)));
        foreach (var (subject, contact) in more)
        {
            all[subject] = contact;
        }

        return all;
    }

    private async Task Enter(Tx tx, IReadOnlyList<VisitHit> hits, IReadOnlyList<VisitSession> known, Dictionary<Guid, Guid> owners)
    {
        var rules = await channels.Rules(tx);
        var byPerson = known.GroupBy(session => owners[session.SubjectId]).ToDictionary(group => group.Key, group => group.ToList());
        var changed = new HashSet<VisitSession>();
        var pages = new PageTallies();
        foreach (var hit in hits)
        {
            if (!byPerson.TryGetValue(owners[hit.Subject], out var sessions))
            {
                byPerson.Add(owners[hit.Subject], sessions = []);
            }

            if (Take(sessions, hit, rules) is { } session)
            {
                changed.Add(session);
                pages.Add(session, hit);
            }
        }

        await SessionRows.Save(tx, changed);
        await pages.Save(tx);
    }

    /// <summary>The session that the hit was entered in; null where it belongs to none and begins none.</summary>
    private static VisitSession? Take(List<VisitSession> sessions, VisitHit hit, ChannelRules rules)
    {
        var agent = hit.UserAgent is null ? null : UserAgents.Read(hit.UserAgent);
        var campaign = hit.Arrival.Campaign is not null || hit.Arrival.Page?.Query.Length > 1 ? TouchReader.Read(hit.Arrival).CampaignKey : null;
        var span = new SessionHit(hit.Kind, hit.At.Milliseconds, VisitSession.AgentKey(agent, hit.Bot is not null), campaign);
        var session = SessionCutter.Find(sessions, span);
        if (session is null && SessionCutter.Begins(span))
        {
            sessions.Add(session = VisitSession.Begin(hit, agent, rules));
        }

        session?.Enter(hit, agent);
        return session;
    }
}
