using System.Globalization;
using System.Text;
using Tandem.Engines.Text;
using Tandem.People.Search;
using Tandem.Platform.Data;

namespace Tandem.Bench;

/// <summary>
/// Contacts as a grown workspace has them: a few countries, stages, origins and owners hold most of the rows, some values hold hardly any,
/// and the newest years are the fullest. The same seed makes the same rows on both engines.
/// </summary>
internal sealed class ListWorld(int contacts)
{
    private const int Batch = 10_000;
    private static readonly DateTimeOffset Today = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] FirstNames =
        """
        Anna Maria Ines Clara Lena Julia Sofia Emma Olga Ruth Paula Nina Vera Ida Elif Aylin Mei Yuki Priya Amara Zoe Eva Laura Marta Ana
        Peter Hans Jonas Paul Luis Marco Ivan Omar Ali Ken Wei Raj Kofi Max Leo Tom Jan Erik Lars Nils Hugo Adam Noah David Samuel Daniel
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] Syllables =
        "ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve wa we ya zo".Split(' ');

    private static readonly string[] Domains = ["gmail.com", "yahoo.com", "outlook.com", "web.de", "icloud.com"];
    private static readonly string[] Stages =
        ["lead", "subscriber", "marketingQualified", "customer", "disqualified", "salesAccepted", "opportunity", "salesQualified", "formerCustomer", "evangelist"];

    private static readonly string[] Origins =
        ["organic_search", "paid_search", "social", "direct", "referral", "email", "event", "display", "affiliate", "partner", "podcast", "other"];

    private static readonly string[] Countries =
        "US DE GB FR BR IN ES IT NL CA AU PL SE CH AT BE MX JP PT DK NO FI IE CZ RO GR HU TR ZA NG KE EG AR CL CO PE KR SG MY TH VN ID PH NZ IL AE SA UA RS HR".Split(' ');

    private static readonly string[] Tags =
        ["newsletter", "webinar", "trial", "vip", "beta", "partner", "press", "event-2025", "event-2026", "reseller", "student", "advisor"];

    private static readonly string[] Industries = ["software", "retail", "health", "finance", "education", "logistics", "energy", "food"];
    private static readonly string[] Plans = ["free", "starter", "pro", "business", "enterprise"];
    private static readonly string[] Jobs =
        ["CEO", "Head of Marketing", "Sales Manager", "Engineer", "Buyer", "Assistant", "Consultant", "Head of IT", "Designer", "CFO"];

    private readonly Random _random = new(20_261_122);

    public IReadOnlyList<Guid> Owners { get; } = Ids(60, seed: 1);

    private IReadOnlyList<Guid> Companies { get; } = Ids(Math.Max(50, contacts / 8), seed: 2);

    public async Task Seed(Db db)
    {
        await db.Write(async tx =>
        {
            await ListTables.Companies.Insert(tx, [.. Companies.Select(Company)]);
            await InsertFields(tx);
        });
        for (var from = 0; from < contacts; from += Batch)
        {
            var rows = Enumerable.Range(from, Math.Min(Batch, contacts - from)).Select(Contact).ToList();
            await db.Write(async tx =>
            {
                await ListTables.Contacts.Insert(tx, rows);
                SearchIndex.EnterAtEnd(tx);
                await ListTables.Emails.Insert(tx, rows);
                await ListTables.Tags.Insert(tx, [.. rows.SelectMany(row => row.Tags.Select(tag => (row.Id, tag)))]);
                await ListTables.Activity.Insert(tx, [.. rows.Where(row => row.LastSeenAt is not null)]);
                await ListTables.Memberships.Insert(tx, [.. rows.Where(row => row.CompanyId is not null)]);
            });
        }
    }

    private static Guid[] Ids(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Id(random, Today.AddYears(-6)))];
    }

    private static Guid Id(Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        // Everything but the time and the version comes from the seed.
        random.NextBytes(bytes[9..]);
        bytes[6] = (byte)(0x70 | random.Next(16));
        bytes[7] = (byte)random.Next(256);
        bytes[8] = (byte)(0x80 | random.Next(64));
        return new Guid(bytes, bigEndian: true);
    }

    private static Task InsertFields(Tx tx) => tx.Execute(
        """
        insert into people_fields (id, object, key, label, type, options, required, is_unique, indexed, position, created_by, created_at, version)
        values
          ('f_plan', 'contact', 'plan', 'Plan', 'select', @plans, false, false, false, 1, 'system', @now, 1),
          ('f_seats', 'contact', 'seats', 'Seats', 'number', '[]', false, false, false, 2, 'system', @now, 1),
          ('f_note', 'contact', 'remark', 'Remark', 'text', '[]', false, false, false, 3, 'system', @now, 1)
        """,
        new { now = tx.Now, plans = JsonText.Of(Plans.Select(plan => new { value = plan, label = plan })) });

    private CompanyRow Company(Guid id)
    {
        var name = Word(3) + " " + Word(2);
        return new CompanyRow(id, name, Pick(Industries), Pick(Countries), Owner(), Born());
    }

    private ContactRow Contact(int number)
    {
        var (first, last) = (Pick(FirstNames), Word(2 + _random.Next(3)));
        var email = $"{first}.{last}{number}@{(_random.Next(10) < 4 ? Pick(Domains) : Word(3) + ".example")}".ToLowerInvariant();
        // A workspace grows: later rows are newer, and the last years are the fullest.
        var createdAt = Instant.From(Today.AddDays(-2000 * Math.Pow(1 - (number + _random.NextDouble()) / contacts, 1.5)));
        return new ContactRow
        {
            Id = Id(_random, DateTimeOffset.FromUnixTimeMilliseconds(createdAt.Milliseconds)),
            First = first,
            Last = last,
            Email = email,
            Phone = $"+{1 + _random.Next(98)} {_random.Next(100, 999)} {_random.Next(1_000_000, 9_999_999)}",
            Job = Pick(Jobs),
            Country = _random.Next(20) == 0 ? null : Pick(Countries),
            Owner = Owner(),
            Stage = Pick(Stages),
            Origin = Pick(Origins),
            CompanyId = _random.Next(10) < 6 ? Companies[_random.Next(Companies.Count)] : null,
            Custom = Custom(),
            CreatedAt = createdAt,
            LastSeenAt = _random.Next(10) < 6 ? new Instant(createdAt.Milliseconds + (long)((Today.ToUnixTimeMilliseconds() - createdAt.Milliseconds) * _random.NextDouble())) : null,
            Tags = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Tags)).Distinct(StringComparer.Ordinal)],
        };
    }

    private JsonText Custom() => new(string.Create(CultureInfo.InvariantCulture,
        $$"""{"f_plan":"{{Pick(Plans)}}","f_seats":{{_random.Next(1, 500)}},"f_note":"{{Word(3)}} {{Word(2)}}"}"""));

    /// <summary>The n-th value is about as frequent as 1 ÷ n².</summary>
    private T Pick<T>(IReadOnlyList<T> values)
    {
        var u = _random.NextDouble();
        return values[Math.Min(values.Count - 1, (int)(Math.Pow(values.Count + 1, u * u) - 1))];
    }

    private Guid? Owner() => _random.Next(10) < 3 ? null : Pick(Owners);

    private Instant Born() => Instant.From(Today.AddDays(-2000 * Math.Pow(_random.NextDouble(), 1.5)));

    private string Word(int syllables)
    {
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++)
        {
            word.Append(Syllables[_random.Next(Syllables.Length)]);
        }

        word[0] = char.ToUpperInvariant(word[0]);
        return word.ToString();
    }
}

internal sealed record CompanyRow(Guid Id, string Name, string Industry, string Country, Guid? Owner, Instant CreatedAt);

internal sealed record ContactRow
{
    public required Guid Id { get; init; }

    public required string First { get; init; }

    public required string Last { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required string Job { get; init; }

    public required string? Country { get; init; }

    public required Guid? Owner { get; init; }

    public required string Stage { get; init; }

    public required string Origin { get; init; }

    public required Guid? CompanyId { get; init; }

    public required JsonText Custom { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant? LastSeenAt { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string Name => $"{First} {Last}";

    public string SearchKey => TextKey.Of($"{Name} {Email} {TextKey.Digits(Phone)}");
}
