namespace Tandem.Engines.Segments;

/// <summary>The same answer as the SQL of a filter, for one record in memory.</summary>
public static class Evaluator
{
    /// <summary>Whether the record is a member.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="valueOf">The record's value for a field's key.</param>
    /// <param name="context">Who asks and when.</param>
    public static bool Matches(Filter filter, Func<string, FieldValue> valueOf, FilterContext context) =>
        Matches(filter.Root, valueOf, context);

    private static bool Matches(BoundNode node, Func<string, FieldValue> valueOf, FilterContext context) => node switch
    {
        BoundNode.Group { All: true } group => group.Parts.All(part => Matches(part, valueOf, context)),
        BoundNode.Group group => group.Parts.Any(part => Matches(part, valueOf, context)),
        BoundNode.Leaf leaf => Matches(leaf.Test, valueOf(leaf.Test.Field.Key), context),
        _ => throw new InvalidOperationException($"No meaning for {node.GetType().Name}."),
    };

    private static bool Matches(FilterTest test, FieldValue value, FilterContext context)
    {
        var items = Known(test.Field, value);
        var predicate = test.Predicate.In(context);
        var holds = predicate switch
        {
            Predicate.Known => items.Count > 0,
            Predicate.OneOf one => items.Exists(one.Values.Contains),
            Predicate.AllOf all => all.Values.All(items.Contains),
            Predicate.Part part => items.Exists(item => Matches(part, (string)item)),
            Predicate.Range range => items.Exists(item => Matches(range, (decimal)item)),
            Predicate.Days days => items.Exists(item => Matches(days, item, context.Zone)),
            _ => throw new InvalidOperationException($"No meaning for {predicate.GetType().Name}."),
        };
        return holds != test.Negated;
    }

    /// <summary>The values as they are stored. An empty text is no value; a JSON array counts whatever it holds.</summary>
    private static List<object> Known(FilterField field, FieldValue value)
    {
        var items = value.Items.Select(item => item is string text ? TextForms.Apply(field.Form, text) : item);
        var isJsonSet = FilterOps.IsSet(field.Type) && field.Source.InRow is FieldSource.Json;
        return [.. isJsonSet ? items : items.Where(item => item is not "")];
    }

    private static bool Matches(Predicate.Part part, string text) => part.Where switch
    {
        TextPart.Start => text.StartsWith(part.Text, StringComparison.Ordinal),
        TextPart.End => text.EndsWith(part.Text, StringComparison.Ordinal),
        _ => text.Contains(part.Text, StringComparison.Ordinal),
    };

    private static bool Matches(Predicate.Range range, decimal number) => range.Inclusive
        ? (range.From is not { } least || number >= least) && (range.To is not { } most || number <= most)
        : (range.From is not { } above || number > above) && (range.To is not { } below || number < below);

    private static bool Matches(Predicate.Days days, object item, TimeZoneInfo zone) => item is DateOnly day
        ? (days.From is not { } first || day >= first) && (days.To is not { } last || day <= last)
        : (days.From is not { } from || (long)item >= CalendarDays.StartOf(from, zone))
            && (days.To is not { } to || (long)item < CalendarDays.StartOf(to.AddDays(1), zone));
}
