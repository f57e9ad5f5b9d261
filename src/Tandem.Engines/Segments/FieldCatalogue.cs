using System.Text.RegularExpressions;

namespace Tandem.Engines.Segments;

/// <summary>
/// The fields that conditions on one kind of record may name. Looking a name up here is the only way from a request to SQL.
/// A wrong field is a bug of the module that brings it, so making the catalogue throws.
/// </summary>
public sealed partial class FieldCatalogue
{
    private readonly Dictionary<string, FilterField> _byKey = new(StringComparer.Ordinal);

    /// <summary>Makes a catalogue of these fields.</summary>
    public FieldCatalogue(IEnumerable<FilterField> fields)
    {
        foreach (var field in fields)
        {
            Check(field);
            if (!_byKey.TryAdd(field.Key, field)) throw new ArgumentException($"Two filter fields are named {field.Key}.", nameof(fields));
        }
    }

    /// <summary>Every field, in the order given.</summary>
    public IReadOnlyCollection<FilterField> Fields => _byKey.Values;

    /// <summary>The field of that key, or null.</summary>
    public FilterField? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>This catalogue and more fields: the built-in ones are made once, custom ones come and go.</summary>
    public FieldCatalogue With(IEnumerable<FilterField> more) => new(_byKey.Values.Concat(more));

    private static void Check(FilterField field)
    {
        if (!KeyShape().IsMatch(field.Key)) throw new ArgumentException($"“{field.Key}” cannot be the key of a filter field.", nameof(field));
        if (field.Scale <= 0) throw new ArgumentException($"The scale of {field.Key} must be positive.", nameof(field));
        var isSet = FilterOps.IsSet(field.Type);
        switch (field.Source)
        {
            case FieldSource.Related { Value: FieldSource.Related }:
                throw new ArgumentException($"{field.Key}: related rows of related rows are one joined “from”.", nameof(field));
            case FieldSource.Column when isSet:
                throw new ArgumentException($"{field.Key}: a set is JSON or related rows.", nameof(field));
        }
        if (field.Source.InRow is FieldSource.Json json) FieldExpression.Check(json, isSet);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_\-]*(\.[A-Za-z0-9_\-]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyShape();
}
