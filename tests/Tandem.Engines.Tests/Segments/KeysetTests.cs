using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments;

public sealed class KeysetTests
{
    private static readonly Guid Id = Guid.Parse("01910000-0000-7000-8000-000000000001");
    private static readonly SortColumn Name = new("name", "c.sort_name", SortType.Text);
    private static readonly SortColumn Seen = new("seenAt", "c.seen_at", SortType.Whole) { Nullable = true, Descending = true };
    private static readonly Keyset ByName = new([Name], "c.id");
    private static readonly Keyset BySeen = new([Seen], "c.id");

    [Fact]
    public void Columns_of_one_direction_are_compared_as_a_row()
    {
        ByName.OrderBy(SqlDialect.Sqlite).ShouldBe("c.sort_name asc, c.id asc");
        ByName.OrderBy(SqlDialect.Postgres).ShouldBe("c.sort_name collate \"C\" asc, c.id asc");
        var after = ByName.After(SqlDialect.Sqlite, Position(ByName, "ada"));
        after.Text.ShouldBe("(c.sort_name, c.id) > (@k0, @k1)");
        after.Parameters.ShouldBe(new Dictionary<string, object>(StringComparer.Ordinal) { ["k0"] = "ada", ["k1"] = Id });
    }

    [Fact]
    public void Missing_values_are_a_scan_of_their_own()
    {
        BySeen.OrderBy(SqlDialect.Sqlite).ShouldBe("c.seen_at desc nulls last, c.id desc");
        BySeen.Scans(SqlDialect.Sqlite, null).Select(scan => $"{scan.Where.Text} | {scan.OrderBy}").ShouldBe(
            ["c.seen_at is not null | c.seen_at desc, c.id desc", "c.seen_at is null | c.seen_at desc, c.id desc"]);
        BySeen.Scans(SqlDialect.Sqlite, Position(BySeen, 5L)).Select(scan => scan.Where.Text).ShouldBe(
            ["(c.seen_at is not null and (c.seen_at, c.id) < (@k0, @k1))", "c.seen_at is null"]);
        BySeen.Scans(SqlDialect.Sqlite, Position(BySeen, null)).Single().Where.Text.ShouldBe("(c.seen_at is null and c.id < @k0)");
    }

    [Fact]
    public void A_cursor_is_text_for_a_url_and_brings_back_its_values()
    {
        var keyset = new Keyset([Name, new("rating", "c.rating", SortType.Number)], "c.id");
        var cursor = keyset.Encode(["Łódź \"x\" 😀", 0.30000000000000004], Id);
        cursor.ShouldMatch("^[A-Za-z0-9_-]+$");
        keyset.TryDecode(cursor, out var position, out _).ShouldBeTrue();
        keyset.After(SqlDialect.Sqlite, position!).Parameters.Values.ShouldBe(["Łódź \"x\" 😀", 0.30000000000000004, Id]);
    }

    [Fact]
    public void A_cursor_belongs_to_its_order()
    {
        var cursor = ByName.Encode(["ada"], Id);
        Refused(new Keyset([Name with { Descending = true }], "c.id"), cursor);
        Refused(new Keyset([Name with { Key = "company" }], "c.id"), cursor);
        Refused(new Keyset([Name, Name with { Key = "city" }], "c.id"), cursor);
        Refused(new Keyset([], "c.id"), cursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not a cursor")]
    [InlineData("' or 1=1 --")]
    [InlineData("AAAA")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_cursor_is_refused(string cursor) => Refused(ByName, cursor);

    [Fact]
    public void A_cursor_with_any_character_changed_is_refused()
    {
        var cursor = ByName.Encode(["ada"], Id);
        for (var i = 0; i < cursor.Length; i++)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Refused(ByName, changed);
            Refused(ByName, cursor[..i]);
        }
    }

    [Theory]
    [InlineData("""[2,"name+,id+",["a"],"01910000-0000-7000-8000-000000000001"]""")]
    [InlineData("""[1,"name+,id+",[1],"01910000-0000-7000-8000-000000000001"]""")]
    [InlineData("""[1,"name+,id+",[null],"01910000-0000-7000-8000-000000000001"]""")]
    [InlineData("""[1,"name+,id+",[],"01910000-0000-7000-8000-000000000001"]""")]
    [InlineData("""[1,"name+,id+",["a\u0000"],"01910000-0000-7000-8000-000000000001"]""")]
    [InlineData("""[1,"name+,id+",["\ud800"],"01910000-0000-7000-8000-000000000001"]""")]
    [InlineData("""[1,"name+,id+",["a"],"1 or 1=1"]""")]
    [InlineData("""[1,"name+,id+",["a"]]""")]
    [InlineData("""[[[[[[]]]]]]""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""[1,""")]
    public void A_forged_cursor_with_a_right_checksum_is_still_checked(string json) => Refused(ByName, Forged(json));

    [Fact]
    public void A_forged_value_is_only_ever_a_parameter()
    {
        var forged = Forged("""[1,"name+,id+",["'; drop table people; --"],"01910000-0000-7000-8000-000000000001"]""");
        ByName.TryDecode(forged, out var position, out _).ShouldBeTrue();
        ByName.After(SqlDialect.Postgres, position!).Text.ShouldBe("(c.sort_name collate \"C\", c.id) > (@k0, @k1)");
    }

    [Fact]
    public void A_missing_value_where_none_may_be_missing_is_a_bug() =>
        Should.Throw<ArgumentException>(() => ByName.Encode([null], Id));

    private static void Refused(Keyset keyset, string cursor)
    {
        keyset.TryDecode(cursor, out var position, out var problem).ShouldBeFalse(cursor);
        position.ShouldBeNull();
        problem!.Code.ShouldBe(FilterProblemCode.BadCursor);
    }

    private static string Forged(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return Base64Url.EncodeToString([.. SHA256.HashData(bytes).AsSpan(0, 4), .. bytes]);
    }

    private static KeysetPosition Position(Keyset keyset, object? value)
    {
        keyset.TryDecode(keyset.Encode([value], Id), out var position, out _).ShouldBeTrue();
        return position!;
    }
}
