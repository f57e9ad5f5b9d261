using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

/// <summary>Whoever another system must not mail must not be mailed here either, in whatever words it says so.</summary>
public sealed class ConsentColumnTests
{
    // Header, values of those who may be mailed, values of those who may not.
    private static readonly (string Header, string May, string MayNot)[] Vendors =
    [
        ("Unsubscribed", "false;0;no;", "true;1;yes;Unsubscribed"),
        ("Opted out", "No;", "Yes;x"),
        ("Email Opt Out", "0;false", "1;true;Opted Out"),
        ("HasOptedOutOfEmail", "FALSE", "TRUE"),
        ("Do not email", "N;n", "Y"),
        ("Do Not Contact", "", "1;1"),
        ("Do not allow Emails", "Allow;Allow", "Do Not Allow"),
        ("Unsubscribed from all email", "false", "true"),
        ("Unsubscribed from Emails", "false;", "true"),
        ("EMAIL_BLACKLISTED", "No", "Yes"),
        ("Email permission status", "Express;Implied;Express;Implied;Express;Implied;Express", "Unsubscribed"),
        ("Email Permission Status", "yes;yes", "no"),
        ("Subscription status", "Subscribed", "Unsubscribed;Not subscribed;Reported as spam;Bounced;Cleaned"),
        ("Email Marketing Consent", "SUBSCRIBED;SUBSCRIBED", "UNSUBSCRIBED;NEVER_SUBSCRIBED"),
        ("Accepts Email Marketing", "yes;yes", "no"),
        ("Marketing status", "Subscribed", "Unsubscribed;No consent;Bounced"),
        ("Member status", "Subscribed;Subscribed", "Unsubscribed;Cleaned;Non-Subscribed"),
        ("Status", "Active;Active", "Unsubscribed;Bounced;Unconfirmed;Junk"),
        ("state", "active;active", "cancelled;bounced;complained"),
        ("Newsletter abgemeldet", "nein", "ja"),
        ("Désinscrit", "non", "oui"),
    ];

    [Theory, DatabaseData]
    public async Task The_words_of_many_vendors_make_people_unmailable(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var wrong = new List<string>();
        foreach (var ((header, may, mayNot), number) in Vendors.Select((vendor, number) => (vendor, number)))
        {
            var people = may.Split(';').Select((value, i) => (Email: $"may{number}.{i}@x.example", Value: value, Mailable: true))
                .Concat(mayNot.Split(';').Select((value, i) => (Email: $"not{number}.{i}@x.example", Value: value, Mailable: false))).ToList();
            var import = await Importing.Run(world, "contacts", $"Email,{header}\n{string.Join('\n', people.Select(person => $"{person.Email},{person.Value}"))}\n");
            Importing.Counts(import).Created.ShouldBe(people.Count, header);
            foreach (var person in people)
            {
                if (await IsMailable(world, person.Email) != person.Mailable)
                {
                    wrong.Add($"{header}: “{person.Value}”");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task Of_several_columns_the_worst_counts(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "contacts",
            "Email,Email Opt Out,Email status,Bounced\na@x.example,no,Subscribed,no\nb@x.example,no,Subscribed,yes\nc@x.example,yes,Subscribed,no\nd@x.example,no,Cleaned,no\n");

        (await Task.WhenAll("abcd".Select(letter => IsMailable(world, $"{letter}@x.example")))).ShouldBe([true, false, false, false]);
        (await world.Value<long>("select count(*) from people_fields")).ShouldBe(0);
    }

    private static async Task<bool> IsMailable(World world, string email)
    {
        var id = await world.Value<Guid>("select id from people_contacts where email_key = @email", new { email });
        return (await world.Client(Caller.System).Get($"/contacts/{id}")).Is(200)["mailable"].GetProperty("allowed").GetBoolean();
    }
}
