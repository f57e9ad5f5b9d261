using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Audience.Rules;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>What events mean for scores: they count for rules, change what the fit depends on, or join a visitor to a contact.</summary>
internal sealed class EventReader(ScoringRules rules, EventDescriptions descriptions, Instant now)
{
    private const string Import = "import";
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>After these a contact may fit better or worse.</summary>
    private static readonly HashSet<string> OfRecord = new(
        [
            PeopleEvents.ContactCreated, PeopleEvents.ContactUpdated, PeopleEvents.CompanyJoined, PeopleEvents.CompanyLeft, PeopleEvents.LifecycleChanged,
            PeopleEvents.ConsentChanged, PeopleEvents.ContactSuppressed, PeopleEvents.ContactUnsuppressed,
        ], StringComparer.Ordinal);

    /// <summary>Whose history it is has changed: the contact is computed anew.</summary>
    public static bool IsJoining(LoggedEvent happened) =>
        happened.Type is SubjectEvents.VisitorJoined or SubjectEvents.VisitorParted or PeopleEvents.ContactMerged or PeopleEvents.ContactUnmerged;

    public static bool IsOfCompany(LoggedEvent happened) => happened.Type is PeopleEvents.CompanyUpdated;

    public bool IsRelevant(LoggedEvent happened) =>
        IsJoining(happened) || IsOfCompany(happened) || OfRecord.Contains(happened.Type) || Counts(happened);

    /// <summary>Whether it is of a type that rules ask for, and the person's own doing.</summary>
    public bool Counts(LoggedEvent happened) => rules.For(happened.Type).Count > 0 && descriptions.ShowsThePerson(happened);

    /// <summary>Enters an event of the contact or of one of its companies.</summary>
    public void Read(ContactWork work, LoggedEvent happened)
    {
        if (IsOfCompany(happened) || OfRecord.Contains(happened.Type))
        {
            work.FitChanged = true;
            if (IsNews(happened) && happened.Type is not PeopleEvents.LifecycleChanged)
            {
                work.Note(Guid.Empty, NewsOf(happened));
            }
        }
        else if (!IsJoining(happened))
        {
            Count(work, happened);
        }
    }

    /// <summary>Counts an event for the rules that it fits.</summary>
    public void Count(ContactWork work, LoggedEvent happened)
    {
        if (!Counts(happened))
        {
            return;
        }

        var data = default(JsonElement?);
        foreach (var rule in rules.For(happened.Type))
        {
            if (rule.Pattern.Properties.Count > 0 && !rule.Pattern.Matches(data ??= JsonDocument.Parse(happened.Data.Value).RootElement))
            {
                continue;
            }

            work.Counted.Add(rule, Moment(happened));
            if (IsNews(happened))
            {
                work.Note(rule.Id, NewsOf(happened));
            }
        }
    }

    /// <summary>What is old, was imported or done by the team may fill scores, but starts nothing.</summary>
    private bool IsNews(LoggedEvent happened) =>
        now - Moment(happened) <= Fresh && happened.Bot is null && happened.Source is not Import
        && !Actor.IsUser(happened.Actor);

    private static News NewsOf(LoggedEvent happened) => new(happened.Id, happened.Type, Moment(happened), happened.Data);

    /// <summary>Nothing happens in the future, whatever the sender's clock said.</summary>
    private static Instant Moment(LoggedEvent happened) => happened.OccurredAt > happened.ReceivedAt ? happened.ReceivedAt : happened.OccurredAt;
}
