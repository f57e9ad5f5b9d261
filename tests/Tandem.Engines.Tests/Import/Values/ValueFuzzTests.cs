using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Tests.Import.Values;

public class ValueFuzzTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements("1", "12", "2024", "31", ".", ",", "-", "/", ":", " ", "T", "Z", "Mar", "pm", "+", "(", ")", "€", "$", "M", "%", "@", "a", "\"", "<", ">", "e", "x", "\uD83D", "\u0301", "\uFFFE", ";", "'", "www.", "://", "xn--")
            .ArrayOf().Select(string.Concat));

    [Fact]
    public void No_text_makes_a_parser_throw() => Holds(text =>
    {
        var formats = Enum.GetValues<DateOrder>().Select(o => new DateFormat(DateKind.Calendar, o)).Concat(Enum.GetValues<DateKind>().Select(k => new DateFormat(k)));
        object?[] read =
        [
            .. formats.Select(f => (object)DateParser.TryParse(text, f, out _, out _)),
            NumberParser.TryParse(text, NumberFormat.Comma, out _, out _), MoneyParser.TryParse(text, NumberFormat.Point, "EUR", out _, out _),
            BooleanParser.TryParse(text, out _, out _), EmailAddress.TryParse(text, out _, out _), PhoneNumber.TryParse(text, out _, out _),
            WebAddress.TryParse(text, out _, out _), DomainName.Of(text), FullName.Split(text), MultiValue.Split(text), IpAddressText.IsAddress(text),
            Countries.Find(text), SubscriptionWords.Read(text, SubscriptionMeaning.OptIn), CsvOut.Restore(text).Length, NearMatch.Find(text, [text + "x", "y"]),
        ];
        return read.Length == 21;
    });

    [Fact]
    public void No_headers_and_cells_make_the_guess_throw() => Prop.ForAll(Text.ArrayOf(4).ArrayOf().ToArbitrary(), rows =>
    {
        var headers = new[] { rows.Length > 0 ? rows[0][0] : "", "Name", "Date", "Amount (USD)" };
        var profiles = ColumnProfiler.Profile(headers, rows);
        foreach (var importObject in Enum.GetValues<ImportObject>()) MappingGuess.For(importObject, profiles, headers[0]).Columns.Count.ShouldBe(4);
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(30));

    [Fact]
    public void A_key_of_an_address_is_an_address_with_the_same_key() => Holds(text =>
        !EmailAddress.TryParse(text, out var email, out _) || (EmailAddress.TryParse(email.Key, out var again, out _) && string.Equals(again.Key, email.Key, StringComparison.Ordinal)));

    [Fact]
    public void A_date_is_read_back_as_it_was_written() => Prop.ForAll(Gen.Choose(-300_000, 900_000).ToArbitrary(), days =>
    {
        var day = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(days);
        if (day.Year < 1000) return true;
        foreach (var (pattern, order) in new[] { ("dd-MM-yyyy", DateOrder.DayMonthYear), ("M/d/yyyy", DateOrder.MonthDayYear), ("yyyy-MM-dd", DateOrder.YearMonthDay), ("d MMM yyyy", DateOrder.DayMonthYear) })
        {
            var text = day.ToString(pattern, System.Globalization.CultureInfo.InvariantCulture);
            DateParser.TryParse(text, new DateFormat(DateKind.Calendar, order), out var read, out _).ShouldBeTrue(text);
            read.Value.ShouldBe(day, text);
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Holds(Func<string, bool> property) => Prop.ForAll(Text.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(40));
}
