using System.Globalization;
using Tandem.Engines.Text;

namespace Tandem.Engines.Segments;

/// <summary>The value of a test, checked against its field and normalised the way the stored value was.</summary>
internal sealed class OperandReader(FilterField field, string path, List<FilterProblem> problems)
{
    public Predicate? Read(FilterOp op, Literal? value) => op switch
    {
        FilterOp.Known or FilterOp.Unknown => WithoutValue(value, new Predicate.Known()),
        FilterOp.IsMe => WithoutValue(value, new Predicate.Me()),
        FilterOp.IsMyTeam => WithoutValue(value, new Predicate.MyTeam()),
        FilterOp.Is or FilterOp.IsNot => Single(value, path) is { } one ? new Predicate.OneOf([one]) : null,
        FilterOp.AnyOf or FilterOp.NoneOf or FilterOp.HasAny or FilterOp.HasNone =>
            List(value) is { } many ? new Predicate.OneOf(many) : null,
        FilterOp.HasAll => AllOf(value),
        FilterOp.Contains or FilterOp.NotContains => Part(TextPart.Anywhere, value),
        FilterOp.StartsWith => Part(TextPart.Start, value),
        FilterOp.EndsWith => Part(TextPart.End, value),
        FilterOp.Between => Pair(value),
        FilterOp.Lt or FilterOp.Lte or FilterOp.Gt or FilterOp.Gte => Bound(op, value),
        FilterOp.On or FilterOp.Before or FilterOp.After => Day(value, path) is { } day ? Days(op, day) : null,
        FilterOp.InLastDays or FilterOp.NotInLastDays => Count(value) is { } n ? new Predicate.DaysAround(n, 0) : null,
        FilterOp.InNextDays => Count(value) is { } n ? new Predicate.DaysAround(0, n) : null,
        _ => throw new InvalidOperationException($"No meaning for {op}."),
    };

    private Predicate? WithoutValue(Literal? value, Predicate predicate)
    {
        if (value is null) return predicate;
        Wrong(path, "This question takes no value.");
        return null;
    }

    private object? Single(Literal? value, string at) => field.Type switch
    {
        FieldType.Number or FieldType.Money => Number(value, at),
        FieldType.Boolean => value is Literal.Flag flag ? flag.Value : Wrong(at, "true or false is expected."),
        FieldType.User or FieldType.Reference => Id(value, at),
        _ => Text(value, at),
    };

    private List<object>? List(Literal? value)
    {
        if (value is not Literal.Many many)
        {
            Wrong(path, "A list of values is expected.");
            return null;
        }
        if (many.Values.Count == 0)
        {
            Report(path, FilterProblemCode.EmptyValue, "The list is empty.");
            return null;
        }
        var values = many.Values.Select((item, index) => Single(item, $"{path}/{index}")).ToList();
        return values.Contains(null) ? null : [.. values.OfType<object>().Distinct()];
    }

    private Predicate.AllOf? AllOf(Literal? value)
    {
        if (List(value) is not { } values) return null;
        if (values.Count <= FilterLimits.ValuesOfHasAll) return new Predicate.AllOf(values);
        Report(path, FilterProblemCode.TooManyValues, $"“hasAll” takes at most {FilterLimits.ValuesOfHasAll} values.");
        return null;
    }

    private Predicate.Part? Part(TextPart where, Literal? value) =>
        Text(value, path) is string text ? new Predicate.Part(where, text) : null;

    private Predicate? Pair(Literal? value)
    {
        if (value is not Literal.Many { Values: [var first, var second] })
        {
            Wrong(path, "A list of two values is expected: from and to.");
            return null;
        }
        if (field.Type is FieldType.Date or FieldType.DateTime)
        {
            return Day(first, $"{path}/0") is { } start && Day(second, $"{path}/1") is { } end && InOrder(start <= end)
                ? new Predicate.Days(start, end)
                : null;
        }
        return Number(first, $"{path}/0") is decimal from && Number(second, $"{path}/1") is decimal to && InOrder(from <= to)
            ? new Predicate.Range(from, to, Inclusive: true)
            : null;
    }

    private bool InOrder(bool inOrder)
    {
        if (!inOrder) Report(path, FilterProblemCode.OutOfRange, "The range ends before it starts.");
        return inOrder;
    }

    private Predicate.Range? Bound(FilterOp op, Literal? value)
    {
        if (Number(value, path) is not decimal number) return null;
        var inclusive = op is FilterOp.Lte or FilterOp.Gte;
        return op is FilterOp.Lt or FilterOp.Lte
            ? new Predicate.Range(null, number, inclusive)
            : new Predicate.Range(number, null, inclusive);
    }

    private static Predicate.Days Days(FilterOp op, DateOnly day) => op switch
    {
        FilterOp.Before => new Predicate.Days(null, day.AddDays(-1)),
        FilterOp.After => new Predicate.Days(day.AddDays(1), null),
        _ => new Predicate.Days(day, day),
    };

    private object? Number(Literal? value, string at)
    {
        if (value is not Literal.Number number) return Wrong(at, "A number is expected.");
        if (Math.Abs(number.Value) < FilterLimits.Number && HasFewDigits(number.Value)) return number.Value;
        return Report(at, FilterProblemCode.OutOfRange, "Numbers have at most 15 digits.");
    }

    private static bool HasFewDigits(decimal number)
    {
        var digits = number.ToString("0.############################", CultureInfo.InvariantCulture).Where(char.IsAsciiDigit);
        return digits.SkipWhile(digit => digit == '0').Count() <= 15;
    }

    private int? Count(Literal? value)
    {
        if (value is Literal.Number { Value: >= 0 and <= FilterLimits.Days } number && decimal.IsInteger(number.Value))
            return (int)number.Value;
        if (value is Literal.Number)
            Report(path, FilterProblemCode.OutOfRange, $"A whole number of days from 0 to {FilterLimits.Days} is expected.");
        else
            Wrong(path, "A number of days is expected.");
        return null;
    }

    private DateOnly? Day(Literal? value, string at)
    {
        if (value is not Literal.Text text
            || !DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Wrong(at, "A date as 2026-01-31 is expected.");
            return null;
        }
        if (day >= CalendarDays.First && day <= CalendarDays.Last) return day;
        Report(at, FilterProblemCode.OutOfRange, "This date is too far away.");
        return null;
    }

    private object? Id(Literal? value, string at) =>
        value is Literal.Text text && Guid.TryParseExact(text.Value, "D", out var id) ? id : Wrong(at, "An id is expected.");

    private object? Text(Literal? value, string at)
    {
        if (value is not Literal.Text text) return Wrong(at, "A text is expected.");
        var normalised = TextForms.Apply(field.Form, text.Value);
        if (normalised.Length > 0) return normalised;
        return Report(at, FilterProblemCode.EmptyValue,
            field.Form is TextForm.Digits ? "There is no digit in this." : "The text is empty. To ask for no value, use “unknown”.");
    }

    private object? Wrong(string at, string what) => Report(at, FilterProblemCode.WrongValue, $"“{field.Label}”: {what}");

    private object? Report(string at, string code, string message)
    {
        problems.Add(new FilterProblem(at, code, message));
        return null;
    }
}

/// <summary>The normalisation that a <see cref="TextForm"/> stands for.</summary>
internal static class TextForms
{
    public static string Apply(TextForm form, string text) => form switch
    {
        TextForm.Key => TextKey.Of(text),
        TextForm.Lower => text.Trim().ToLowerInvariant(),
        TextForm.Digits => TextKey.Digits(text),
        TextForm.AsciiFold => string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
        }),
        _ => text,
    };
}
