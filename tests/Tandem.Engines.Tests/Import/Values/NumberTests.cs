using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Tests.Import.Values;

public class NumberTests
{
    [Theory]
    [InlineData("1234.56", '.', 1234.56)]
    [InlineData("1,234.56", '.', 1234.56)]
    [InlineData("1.234,56", ',', 1234.56)]
    [InlineData("1 234,56", ',', 1234.56)]
    [InlineData("1\u00A0234\u00A0567,5", ',', 1234567.5)]
    [InlineData("1'234.50", '.', 1234.5)]
    [InlineData("12,34,567.8", '.', 1234567.8)]
    [InlineData("-12.5", '.', -12.5)]
    [InlineData("12.5-", '.', -12.5)]
    [InlineData("(12.5)", '.', -12.5)]
    [InlineData("−3", '.', -3)]
    [InlineData("+3", '.', 3)]
    [InlineData("12 %", '.', 12)]
    [InlineData("1.2E+05", '.', 120000)]
    [InlineData(".5", '.', 0.5)]
    [InlineData("5.", '.', 5)]
    [InlineData("007", '.', 7)]
    public void Numbers_are_read_as_people_write_them(string cell, char mark, double expected)
    {
        NumberParser.TryParse(cell, new NumberFormat(mark), out var number, out var problem).ShouldBeTrue(problem.Message);
        number.ShouldBe((decimal)expected);
    }

    [Theory]
    [InlineData("1,23", '.')]
    [InlineData("1.23", ',')]
    [InlineData("12 apples", '.')]
    [InlineData("20-50", '.')]
    [InlineData("1.2.3", '.')]
    [InlineData("--5", '.')]
    [InlineData(",", '.')]
    [InlineData("e5", '.')]
    [InlineData("1e999", '.')]
    [InlineData("1,2345", '.')]
    [InlineData("99999999999999999999999999999999999", '.')]
    public void What_is_no_number_of_the_column_is_refused(string cell, char mark) =>
        NumberParser.TryParse(cell, new NumberFormat(mark), out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1.5|2.25", '.', false)]
    [InlineData("1,5|2,25", ',', false)]
    [InlineData("1.234|1.234.567", ',', false)]
    [InlineData("1,234|1,234,567", '.', false)]
    [InlineData("1.234,5", ',', false)]
    [InlineData("1,234.5", '.', false)]
    [InlineData("0.234", '.', false)]
    [InlineData("1234.567", '.', false)]
    [InlineData("1.234", '.', true)]
    [InlineData("12", '.', false)]
    public void The_decimal_mark_of_a_column_is_inferred(string cells, char mark, bool isAmbiguous) =>
        NumberFormat.Infer(cells.Split('|')).ShouldBe(new NumberFormat(mark, isAmbiguous));

    [Theory]
    [InlineData("1234.56", '.', 1234.56, null)]
    [InlineData("€ 1.234,56", ',', 1234.56, "EUR")]
    [InlineData("1.234,56 €", ',', 1234.56, "EUR")]
    [InlineData("EUR 12", '.', 12, "EUR")]
    [InlineData("12.34USD", '.', 12.34, "USD")]
    [InlineData("$1,000", '.', 1000, "USD")]
    [InlineData("-$5.10", '.', -5.10, "USD")]
    [InlineData("($5.10)", '.', -5.10, "USD")]
    [InlineData("US$ 5", '.', 5, "USD")]
    [InlineData("CA$5", '.', 5, "CAD")]
    [InlineData("R$ 1.234,00", ',', 1234, "BRL")]
    [InlineData("¥1,234", '.', 1234, "JPY")]
    [InlineData("BHD 1.234", '.', 1.234, "BHD")]
    [InlineData("CHF 5.–", '.', 5, "CHF")]
    [InlineData("5,- kr", ',', 5, "SEK")]
    [InlineData("$1.2M", '.', 1200000, "USD")]
    [InlineData("3 Mio. €", ',', 3000000, "EUR")]
    [InlineData("10k", '.', 10000, null)]
    public void Amounts_are_read_with_their_currency(string cell, char mark, double amount, string? currency)
    {
        MoneyParser.TryParse(cell, new NumberFormat(mark), "USD", out var money, out var problem).ShouldBeTrue(problem.Message);
        money.ShouldBe(new ParsedMoney((decimal)amount, currency));
    }

    [Theory]
    [InlineData("$5", "CAD", "CAD")]
    [InlineData("$5", "EUR", "USD")]
    [InlineData("5 kr", "NOK", "NOK")]
    public void A_shared_sign_means_the_readers_own_currency(string cell, string own, string expected)
    {
        MoneyParser.TryParse(cell, NumberFormat.Point, own, out var money, out _).ShouldBeTrue();
        money.Currency.ShouldBe(expected);
    }

    [Theory]
    [InlineData("free")]
    [InlineData("12 bananas")]
    [InlineData("€")]
    [InlineData("1.000.000.000.000.000.000,00 €")]
    [InlineData("5 EUR 3")]
    public void What_is_no_amount_is_refused(string cell) =>
        MoneyParser.TryParse(cell, NumberFormat.Comma, "USD", out _, out _).ShouldBeFalse();
}
