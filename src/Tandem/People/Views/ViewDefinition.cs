using System.Text.Json;
using Tandem.Engines.Segments;
using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.People.Views;

/// <summary>What a saved view shows.</summary>
/// <param name="Filter">Conditions; null for none.</param>
/// <param name="Sort">By what: a key, with a minus for the greatest first.</param>
/// <param name="Columns">The columns, in their order.</param>
/// <param name="Q">What stands in the search.</param>
public sealed record ViewDefinition(JsonText? Filter, string? Sort, IReadOnlyList<string>? Columns, string? Q)
{
    private const int MaxColumns = 200;

    /// <summary>Reads a definition and refuses what the list of <paramref name="listed"/> would not understand.</summary>
    internal static ViewDefinition? Read(JsonBody body, ListedObject listed, FieldSet custom, FieldSet ofCompanies)
    {
        if (body.Raw("definition") is not { ValueKind: JsonValueKind.Object } sent)
        {
            body.Refuse("definition", "Say what the view shows: filter, sort, columns, q.");
            return null;
        }

        var definition = new JsonBody(sent);
        var read = new ViewDefinition(
            ReadFilter(definition, Catalogue(definition, listed, custom, ofCompanies)),
            ReadSort(definition, listed, custom),
            ReadColumns(definition),
            definition.Text("q", longest: 200));
        if (definition.Problem is { } problem)
        {
            body.Refuse("definition", problem.Message);
        }

        return read;
    }

    private static JsonText? ReadFilter(JsonBody definition, FieldCatalogue catalogue)
    {
        if (definition.Raw("filter") is not { } sent)
        {
            return null;
        }

        if (Engines.Segments.Filter.TryParse(sent.GetRawText(), catalogue, out var filter, out var problems))
        {
            return new JsonText(filter.Condition.ToJson());
        }

        definition.Refuse("filter", problems[0].Message);
        return null;
    }

    private static string? ReadSort(JsonBody definition, ListedObject listed, FieldSet custom)
    {
        var sort = definition.Text("sort");
        var key = sort?.TrimStart('-');
        if (key is not null && !listed.Sorts.Contains(key, StringComparer.Ordinal) && !custom.All.Any(field => field.Indexed && key == $"custom.{field.Key}"))
        {
            definition.Refuse("sort", $"This list cannot be sorted by {key}.");
        }

        return sort;
    }

    private static string[]? ReadColumns(JsonBody definition)
    {
        if (definition.Raw("columns") is not { } sent)
        {
            return null;
        }

        if (sent.ValueKind is JsonValueKind.Array && sent.GetArrayLength() <= MaxColumns
            && sent.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String && item.GetString() is { Length: > 0 and <= 100 }))
        {
            return [.. sent.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)];
        }

        definition.Refuse("columns", "A list of columns is expected.");
        return null;
    }

    private static FieldCatalogue Catalogue(JsonBody definition, ListedObject listed, FieldSet custom, FieldSet ofCompanies)
    {
        if (listed.Object is "contact")
        {
            var topics = definition.Raw("filter") is { } sent && Condition.TryParse(sent.GetRawText(), out var condition, out _)
                ? ConsentTopics.In(condition)
                : [];
            return ContactCatalogue.Of(custom, ofCompanies, "true", topics).With(listed.Computed);
        }

        return new FieldCatalogue(listed.Fields.Concat(custom.All.Select(field => CustomField.Of(field, "custom", "c.custom"))));
    }
}
