namespace Tandem.Engines.Import.Values;

/// <summary>An amount as the cell states it.</summary>
/// <param name="Amount">In major units: euros, not cents. How many digits a currency keeps is decided where amounts are stored.</param>
/// <param name="Currency">The ISO 4217 code that the cell names; null when it names none.</param>
public readonly record struct ParsedMoney(decimal Amount, string? Currency);

/// <summary>Reads amounts with a currency before or behind them, or none: <c>€ 1.234,56</c>, <c>1,234.56 USD</c>, <c>(12.00)</c>, <c>CHF 5.–</c>, <c>$1.2M</c>.</summary>
public static class MoneyParser
{
    private const int LongestAmount = 60;
    private const decimal Largest = 999_999_999_999_999m;

    /// <summary>Reads a cell; the caller has sorted out empty ones.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="format">How the column writes numbers.</param>
    /// <param name="currency">The reader's own currency: it says which dollar or crown a bare <c>$</c> or <c>kr</c> is.</param>
    /// <param name="money">The amount.</param>
    /// <param name="problem">Why it is none.</param>
    public static bool TryParse(ReadOnlySpan<char> cell, NumberFormat format, string currency, out ParsedMoney money, out ValueProblem problem)
    {
        money = default;
        problem = new ValueProblem("notAnAmount", "This is not an amount of money.");
        if (!TryCut(cell, currency, out var cut) || !NumberParser.TryPlain(cut.Number, format.Decimal, out var amount)) return false;
        if (amount > Largest || amount * cut.Scale > Largest)
        {
            problem = new ValueProblem("outOfRange", "The amount is too large.");
            return false;
        }
        amount *= cut.Scale;
        money = new ParsedMoney(cut.IsNegative ? -amount : amount, cut.Currency);
        problem = default;
        return true;
    }

    /// <summary>The currency that a cell names beside a number; null when it is no such cell.</summary>
    internal static string? CurrencyOf(ReadOnlySpan<char> cell, string currency) =>
        TryCut(cell, currency, out var cut) && cut.Currency is not null
            && (NumberParser.TryPlain(cut.Number, '.', out _) || NumberParser.TryPlain(cut.Number, ',', out _))
            ? cut.Currency
            : null;

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private ref struct Cut
    {
        internal ReadOnlySpan<char> Number;
        internal bool IsNegative;
        internal string? Currency;
        internal decimal Scale;
    }

    // Digits in the middle; signs, currency and scale before and behind them.
    private static bool TryCut(ReadOnlySpan<char> cell, string currency, out Cut cut)
    {
        cut = new Cut { Scale = 1 };
        cell = CellText.Trim(cell);
        var first = cell.IndexOfAnyInRange('0', '9');
        if (first < 0 || cell.Length > LongestAmount) return false;
        if (first > 0 && cell[first - 1] is '.' or ',') first--;
        var last = cell.LastIndexOfAnyInRange('0', '9');
        cut.Number = cell[first..(last + 1)];
        return TakeBefore(cell[..first], currency, ref cut) && TakeBehind(cell[(last + 1)..], currency, ref cut);
    }

    private static bool TakeBefore(ReadOnlySpan<char> text, string currency, ref Cut cut)
    {
        const string Signs = "-−–(+ \u00A0\u202F";
        cut.IsNegative = text.ContainsAny("-−–(");
        var name = text.Trim(Signs);
        return name.IsEmpty || Currencies.TryFind(name, currency, out cut.Currency);
    }

    private static bool TakeBehind(ReadOnlySpan<char> text, string currency, ref Cut cut)
    {
        // "5,-" and "5.–" say that there are no cents; "5-" is accountants' minus.
        if (text is [',' or '.', '-' or '–' or '—', ..]) text = text[2..];
        else if (text is ['-' or '−', ..])
        {
            cut.IsNegative = true;
            text = text[1..];
        }
        text = CellText.Trim(text.TrimEnd(')'));
        while (!text.IsEmpty)
        {
            var space = text.IndexOfAny(' ', '\u00A0', '\u202F');
            var word = space < 0 ? text : text[..space];
            text = space < 0 ? default : CellText.Trim(text[space..]);
            if (cut.Scale == 1 && ScaleOf(word) is > 0 and var scale) cut.Scale = scale;
            else if (cut.Currency is not null ? !Currencies.TryFind(word, currency, out _) : !Currencies.TryFind(word, currency, out cut.Currency)) return false;
        }
        return true;
    }

    private static decimal ScaleOf(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd('.');
        Span<char> lower = stackalloc char[12];
        if (word.Length > lower.Length) return 0;
        return lower[..word.ToLowerInvariant(lower)] switch
        {
            "k" or "tsd" or "thousand" => 1_000m,
            "m" or "mn" or "mm" or "mio" or "million" or "millions" or "millionen" => 1_000_000m,
            "b" or "bn" or "mrd" or "billion" or "billions" => 1_000_000_000m,
            _ => 0,
        };
    }
}
