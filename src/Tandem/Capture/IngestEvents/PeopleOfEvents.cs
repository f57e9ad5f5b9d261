using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary>
/// Which contact each message is about. A user id or an email makes somebody known; an anonymous id alone leaves a visitor.
/// With a public key known values stay as they are (the writer's <c>FillOnly</c>).
/// </summary>
internal sealed class PeopleOfEvents(ContactWriter writer)
{
    private const string UserIdSource = "user_id";

    /// <summary>The contact of each message that names one, by the message's index.</summary>
    public async Task<IReadOnlyDictionary<int, Guid>> FindOrMake(
        Tx tx, IReadOnlyList<IngestItem> items, IReadOnlyDictionary<Guid, Visitor> visitors, Caller caller)
    {
        var named = items.Where(IsNamed).ToArray();
        if (named.Length == 0)
        {
            return new Dictionary<int, Guid>();
        }

        var written = await writer.Write(tx, [.. named.Select(item => DraftOf(item, visitors))], new WriteOptions
        {
            Source = "api",
            Actor = caller.Actor,
            FillOnly = caller.IsPublicKey,
        });
        return named.Zip(written)
            .Where(pair => pair.Second.Problem is null)
            .ToDictionary(pair => pair.First.Index, pair => pair.Second.Id);
    }

    private static bool IsNamed(IngestItem item) => item.UserId is not null || item.Kind == CallKind.Identify && EmailOf(item) is not null;

    private static ContactDraft DraftOf(IngestItem item, IReadOnlyDictionary<Guid, Visitor> visitors)
    {
        var visitor = item.AnonymousId is null ? null : visitors.GetValueOrDefault(Visitors.IdOf(item.AnonymousId));
        var traits = item.Kind == CallKind.Identify ? item.Traits : new Traits(default, default);
        return new ContactDraft
        {
            ExternalIds = item.UserId is null ? [] : [new ExternalId(UserIdSource, item.UserId)],
            Emails = EmailOf(item) is { } email && item.Kind == CallKind.Identify ? [email] : [],
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
            CreatedAt = item.OccurredAt,
            Origin = visitor?.Origin,
            Campaign = visitor?.Campaign,
            LandingPage = visitor?.LandingPage,
            FirstTouchAt = visitor?.FirstSeenAt,
        };
    }

    /// <summary>An address that is none is a trait like any other: it stays in the event and names nobody.</summary>
    private static string? EmailOf(IngestItem item) =>
        item.Traits.Text("email") is { Length: <= 254 } email && email.IndexOf('@', StringComparison.Ordinal) > 0 && !email.Any(char.IsControl)
        && !email.Contains(' ', StringComparison.Ordinal) ? email : null;
}
