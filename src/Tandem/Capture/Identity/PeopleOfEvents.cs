using Tandem.Capture.IngestEvents;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.Identity;

/// <summary>
/// Which contact each message is about. A user id or an email makes somebody known; an anonymous id alone leaves a visitor.
/// With a public key known values stay as they are (the writer's <c>FillOnly</c>). What names two people makes them no one: the user id decides, and
/// somebody of the team is asked whether they are one.
/// </summary>
internal sealed class PeopleOfEvents(ContactWriter writer, DuplicateHints hints, VisitorJoin joins)
{
    private const string UserIdSource = "user_id";
    private const string GroupIdSource = "group_id";

    /// <summary>The contact of each message that names one, by the message's place.</summary>
    public async Task<IReadOnlyDictionary<int, Guid>> FindOrMake(Tx tx, IReadOnlyList<Arrival> arrivals, IReadOnlyDictionary<Guid, Browser> browsers)
    {
        var contacts = new Dictionary<int, Guid>();
        var named = arrivals.Index().Where(arrival => IsNamed(arrival.Item.Item)).ToList();
        var strangers = await Visitors.Existing(tx, [.. named.Select(one => one.Item.Item).Where(IsAlias).Select(item => Visitors.IdOf(item.OtherId!))]);
        var touches = await Visitors.FirstTouches(tx, [.. named.Select(one => one.Item.Item).Where(item => item.AnonymousId is not null).Select(item => browsers[item.Visitor].Visitor)]);
        foreach (var sent in named.GroupBy(one => one.Item.Caller))
        {
            var drafts = sent.Select(one => DraftOf(one.Item.Item, browsers, touches) with { ExternalIds = Ids(one.Item.Item, strangers) }).ToList();
            var written = await writer.Write(tx, drafts, Options(sent.Key));
            foreach (var ((place, (item, _)), contact) in sent.Zip(written).Where(pair => pair.Second.Problem is null))
            {
                contacts[place] = contact.Id;
                if (IsAlias(item) && Visitors.IdOf(item.OtherId!) is var stranger && strangers.Contains(stranger))
                {
                    await joins.Join(tx, stranger, contact.Id, "alias", item.OccurredAt);
                }
            }

            await hints.Suggest(tx, [.. written.Where(contact => contact.Rival is not null).Select(contact => (contact.Id, contact.Rival!.Value))], "one user id and the other’s address came together");
        }

        return contacts;
    }

    private static WriteOptions Options(Caller caller) => new()
    {
        Source = "api",
        Actor = caller.Actor,
        FillOnly = caller.IsPublicKey,
        PassesRivals = true,
    };

    private static bool IsNamed(IngestItem item) => item.UserId is not null || SaysWho(item) && EmailOf(item) is not null;

    private static bool SaysWho(IngestItem item) => item.Kind is CallKind.Identify || item.NamesByTraits;

    private static ContactDraft DraftOf(IngestItem item, IReadOnlyDictionary<Guid, Browser> browsers, IReadOnlyDictionary<Guid, Visitor> touches)
    {
        var touch = item.AnonymousId is null ? null : touches.GetValueOrDefault(browsers[item.Visitor].Visitor);
        var draft = new ContactDraft
        {
            CreatedAt = item.OccurredAt,
            Origin = touch?.Origin,
            Campaign = touch?.Campaign,
            LandingPage = touch?.LandingPage,
            FirstTouchAt = touch?.FirstSeenAt,
        };
        return item.Kind switch
        {
            CallKind.Identify => WithTraits(draft, item),
            _ when item.NamesByTraits => draft with { Emails = EmailOf(item) is { } email ? [email] : [] },
            CallKind.Group => draft with { Company = Group(item) },
            _ => draft,
        };
    }

    private static bool IsAlias(IngestItem item) => item is { Kind: CallKind.Alias, UserId: not null };

    /// <summary>An alias brings what somebody was called before: a stranger's anonymous id, or another user id of the same person.</summary>
    private static IReadOnlyList<ExternalId> Ids(IngestItem item, IReadOnlySet<Guid> strangers) =>
        item.UserId is not { } user ? []
        : IsAlias(item) && !strangers.Contains(Visitors.IdOf(item.OtherId!)) ? [new ExternalId(UserIdSource, user), new ExternalId(UserIdSource, item.OtherId!)]
        : [new ExternalId(UserIdSource, user)];

    private static ContactDraft WithTraits(ContactDraft draft, IngestItem item)
    {
        var traits = item.Traits;
        return draft with
        {
            Emails = EmailOf(item) is { } email ? [email] : [],
            Name = traits.Text("name", "fullName", "full_name"),
            FirstName = traits.Text("firstName", "first_name", "firstname"),
            LastName = traits.Text("lastName", "last_name", "lastname"),
            Phone = traits.Text("phone", "phoneNumber", "phone_number", "mobile"),
            JobTitle = traits.Text("title", "jobTitle", "job_title"),
            City = traits.Inside("address", "city") ?? traits.Text("city"),
            Country = traits.Inside("address", "country") ?? traits.Text("country"),
            Language = traits.Text("language", "locale"),
            Website = traits.Text("website"),
            Company = (traits.Inside("company", "name") ?? traits.Text("company")) is { } company ? new CompanyReference { Name = company } : null,
        };
    }

    private static CompanyReference Group(IngestItem item) => new()
    {
        ExternalId = new ExternalId(GroupIdSource, item.OtherId!),
        Name = item.Traits.Text("name", "companyName", "company_name") ?? item.OtherId,
        Domain = item.Traits.Text("domain", "website"),
    };

    /// <summary>An address that is none is a trait like any other: it stays in the event and names nobody.</summary>
    private static string? EmailOf(IngestItem item) =>
        item.Traits.Text("email") is { Length: <= 254 } email && email.IndexOf('@', StringComparison.Ordinal) > 0 && !email.Any(char.IsControl)
        && !email.Contains(' ', StringComparison.Ordinal) ? email : null;
}
