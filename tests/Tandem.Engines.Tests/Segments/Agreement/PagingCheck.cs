using Tandem.Engines.Segments;
using Tandem.Engines.Text;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>Paging through random rows gives each row once, in the order that sorting them in memory gives, on either engine.</summary>
public static class PagingCheck
{
    private static readonly SortColumn Name = new("name", "coalesce(c.name_key, '')", SortType.Text);
    private static readonly SortColumn MaybeName = new("maybeName", "c.name_key", SortType.Text) { Nullable = true };
    private static readonly SortColumn Seen = new("seenAt", "c.seen_at", SortType.Whole) { Nullable = true };
    private static readonly SortColumn Rating = new("rating", "c.rating", SortType.Number) { Nullable = true };

    private static readonly SortColumn[][] Orders =
    [
        [], [Name], [Down(Name)], [MaybeName], [Down(MaybeName)], [Seen], [Down(Seen)], [Rating], [Down(Rating)],
        [Name, Seen], [Down(Name), Seen], [Rating, Down(MaybeName)], [Down(Seen), Down(Rating), Name], [MaybeName, Rating, Down(Name)],
    ];

    public static void Run(int seed, PeopleTable table, SqlDialect dialect)
    {
        var draw = new Draw(seed);
        var context = MadeUpPeople.Context(draw);
        var company = Person.CompanyDrawn(draw, 1);
        var people = Enumerable.Range(1, 30).Select(n => Person.Drawn(draw, [company], n, context)).ToList();
        table.Replace(people, [company]);
        foreach (var order in Orders)
        {
            var keyset = new Keyset(order, "c.id", newestFirst: draw.Chance(0.5));
            var sorted = table.Ids($"select c.id from people c order by {keyset.OrderBy(dialect)}", new SqlFragment("", NoParameters).Parameters);
            var expected = order.Length == 0 ? sorted : Sorted(people, order);
            sorted.ShouldBe(expected, $"seed {seed}, order {Describe(order)}");
            Paged(people, order, keyset, table, dialect).ShouldBe(expected, $"seed {seed}, pages by {Describe(order)}");
            Scanned(people, order, keyset, table, dialect).ShouldBe(expected, $"seed {seed}, scans by {Describe(order)}");
        }
    }

    private static readonly Dictionary<string, object> NoParameters = new(StringComparer.Ordinal);

    private static List<Guid> Paged(List<Person> people, SortColumn[] order, Keyset keyset, PeopleTable table, SqlDialect dialect)
    {
        var (seen, where) = (new List<Guid>(), new SqlFragment("1 = 1", NoParameters));
        while (true)
        {
            var page = table.Ids(
                $"select c.id from people c where {where.Text} order by {keyset.OrderBy(dialect)} limit 4", where.Parameters);
            seen.AddRange(page);
            if (page.Count == 0 || seen.Count > people.Count) return seen;
            where = keyset.After(dialect, Position(people, order, keyset, page[^1]));
        }
    }

    private static List<Guid> Scanned(List<Person> people, SortColumn[] order, Keyset keyset, PeopleTable table, SqlDialect dialect)
    {
        var (seen, position) = (new List<Guid>(), (KeysetPosition?)null);
        while (true)
        {
            var page = new List<Guid>();
            foreach (var scan in keyset.Scans(dialect, position))
            {
                page.AddRange(table.Ids(
                    $"select c.id from people c where {scan.Where.Text} order by {scan.OrderBy} limit {4 - page.Count}", scan.Where.Parameters));
            }

            seen.AddRange(page);
            if (page.Count == 0 || seen.Count > people.Count) return seen;
            position = Position(people, order, keyset, page[^1]);
        }
    }

    private static KeysetPosition Position(List<Person> people, SortColumn[] order, Keyset keyset, Guid id)
    {
        var last = people.Single(person => person.Id == id);
        var cursor = keyset.Encode([.. order.Select(column => Value(last, column))], id);
        keyset.TryDecode(cursor, out var position, out var problem).ShouldBeTrue(problem?.Message);
        return position!;
    }

    private static List<Guid> Sorted(List<Person> people, SortColumn[] order) =>
        [.. people.Order(Comparer<Person>.Create((a, b) => Compare(a, b, order))).Select(person => person.Id)];

    private static int Compare(Person a, Person b, SortColumn[] order)
    {
        foreach (var column in order)
        {
            var (x, y) = (Value(a, column), Value(b, column));
            if (x is null != y is null) return x is null ? 1 : -1;
            var difference = x is string text ? CompareBytes(text, (string)y!) : Comparer<object>.Default.Compare(x, y);
            if (difference != 0) return column.Descending ? -difference : difference;
        }

        return order[^1].Descending ? b.Id.CompareTo(a.Id) : a.Id.CompareTo(b.Id);
    }

    /// <summary>By code points, which is the order of UTF-8 bytes; .NET's ordinal order of UTF-16 is another one.</summary>
    private static int CompareBytes(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));

    private static object? Value(Person person, SortColumn column) => column.Key switch
    {
        "name" => TextKey.Of(person.Name),
        "maybeName" => person.Name is null ? null : TextKey.Of(person.Name),
        "seenAt" => person.SeenAt,
        _ => person.Rating,
    };

    private static SortColumn Down(SortColumn column) => column with { Descending = true };

    private static string Describe(SortColumn[] order) =>
        string.Join(", ", order.Select(column => $"{column.Key} {(column.Descending ? "desc" : "asc")}"));
}
